import { useEffect } from 'preact/hooks';
import type { Studio } from '../../app/studio';

/** Ctrl or Cmd with Enter animates from anywhere, Escape cancels the job. */
export function useShortcuts(studio: Studio): void {
  useEffect(() => {
    const listeners = new AbortController();
    addEventListener(
      'keydown',
      (event) => {
        // Keys that are pressed in a dialogue are meant for it.
        if (document.querySelector('dialog[open]')) return;
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void studio.animate();
        } else if (event.key === 'Escape' && studio.isBusy.peek()) {
          event.preventDefault();
          studio.cancel();
        }
      },
      { signal: listeners.signal },
    );
    return () => listeners.abort();
  }, [studio]);
}
