import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Studio } from '../../app/studio';
import { ToastBar } from '../toast/toast-bar';
import type { SequenceDialog } from './sequence-dialog';

/** The sequence over the page, fetched when it is first opened. */
export function LazySequence({ studio }: { readonly studio: Studio }): JSX.Element {
  const [loaded, setLoaded] = useState<{ readonly Dialog: typeof SequenceDialog } | null>(null);
  useEffect(() => {
    import('./sequence-dialog').then(
      (module) => setLoaded({ Dialog: module.SequenceDialog }),
      () => {
        studio.sequence.close();
        const text =
          'The sequence could not be opened. Are you offline? Reload the page once online.';
        studio.toasts.show({ tone: 'problem', text });
      },
    );
  }, [studio]);
  return loaded ? <loaded.Dialog studio={studio} /> : <ToastBar toasts={studio.toasts} />;
}
