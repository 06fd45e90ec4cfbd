import { useEffect } from 'preact/hooks';
import type { EditHistory } from '../../app/edit-history';

/** A press begins another step of the history, and so does leaving a field. */
export function useEditSteps(history: Pick<EditHistory<unknown>, 'settle'>): void {
  useEffect(() => {
    const listeners = new AbortController();
    // In the capture phase: crop and brush keep their events to themselves.
    const options = { capture: true, signal: listeners.signal };
    addEventListener('pointerdown', history.settle, options);
    addEventListener('focusout', history.settle, options);
    return () => listeners.abort();
  }, [history]);
}
