import { useEffect } from 'preact/hooks';
import type { MaskState } from '../../app/mask-state';

/** Escape forgets the stroke or the arrow that is being drawn. */
export function useDrawingEscape(mask: MaskState): void {
  useEffect(() => {
    const listeners = new AbortController();
    addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || !mask.isDrawing.peek()) return;
        event.preventDefault();
        mask.cancel();
      },
      // Before the page's shortcuts: Escape there cancels a clip.
      { signal: listeners.signal, capture: true },
    );
    return () => listeners.abort();
  }, [mask]);
}
