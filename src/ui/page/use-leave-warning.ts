import { useEffect } from 'preact/hooks';
import type { Studio } from '../../app/studio';

/** Leaving the page ends what is being made, clip or sequence: the browser asks first. */
export function useLeaveWarning({ queue, sequence, isBusy }: Studio): void {
  useEffect(() => {
    const listeners = new AbortController();
    addEventListener(
      'beforeunload',
      (event) => {
        const isWaiting = queue.entries.peek().some(({ state }) => state.kind === 'waiting');
        const isWriting = sequence.job.peek().kind === 'running';
        if (isBusy.peek() || isWaiting || isWriting) event.preventDefault();
      },
      { signal: listeners.signal },
    );
    return () => listeners.abort();
  }, [queue, sequence, isBusy]);
}
