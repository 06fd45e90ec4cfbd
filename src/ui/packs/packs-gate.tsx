import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Studio } from '../../app/studio';
import { ToastBar } from '../toast/toast-bar';
import type { PacksDialog } from './packs-dialog';

/** Seldom opened: its code is fetched when it is. */
export function PacksGate({ studio }: { readonly studio: Studio }): JSX.Element | null {
  const [loaded, setLoaded] = useState<{ readonly Dialog: typeof PacksDialog } | null>(null);
  const isOpen = studio.packs.isOpen.value;
  useEffect(() => {
    if (!isOpen || loaded) return;
    import('./packs-dialog')
      .then((module) => setLoaded({ Dialog: module.PacksDialog }))
      .catch(() => {
        studio.packs.close();
        studio.toasts.show({
          tone: 'problem',
          text: 'The models could not be shown: a part of the app could not be fetched. Check your connection and try again.',
        });
      });
  }, [isOpen, loaded, studio]);
  if (!isOpen) return null;
  return loaded ? <loaded.Dialog studio={studio} /> : <ToastBar toasts={studio.toasts} />;
}
