import { useEffect } from 'preact/hooks';
import type { Studio } from '../../app/studio';

/** Leaving the page ends the clip that is being made: the browser asks first. */
export function useLeaveWarning({ queue, isBusy }: Studio): void {
  useEffect(() => {
    const listeners = new AbortController();
    addEventListener(
      'beforeunload',
      (event) => {
        const isWaiting = queue.entries.peek().some(({ state }) => state.kind === 'waiting');
        if (isBusy.peek() || isWaiting) event.preventDefault();
      },
      { signal: listeners.signal },
    );
    return () => listeners.abort();
  }, [queue, isBusy]);
}
