import type { Result } from '../contract/result';
import { createDeferred } from './deferred';
import { failedResult } from './failed-result';
import type { WorkerSession } from './worker-session';

/** How long a cancelled job may take to answer before its worker is ended. */
export const CANCEL_GRACE_MS = 8000;

/** A job that may be cancelled while its answer is awaited. */
export interface CancelWatch {
  /** Resolves as cancelled when the worker let the grace time pass; else never. */
  readonly expired: Promise<Result<never>>;
  isSettled(): boolean;
  settle(): void;
}

/** Passes a cancel on, and ends a worker that does not answer it within the grace time. */
export function watchCancel(
  session: Pick<WorkerSession, 'end'>,
  sendCancel: () => void,
  signal: AbortSignal,
  graceMs: number,
): CancelWatch {
  const expired = createDeferred<Result<never>>();
  let isSettled = false;
  let graceTimer: ReturnType<typeof setTimeout> | undefined;

  function onAbort(): void {
    sendCancel();
    graceTimer = setTimeout(() => {
      expired.resolve(cancelled());
      session.end(stoppedByCancel().failure);
    }, graceMs);
  }
  signal.addEventListener('abort', onAbort, { once: true });

  return {
    expired: expired.promise,
    isSettled: () => isSettled,
    settle() {
      isSettled = true;
      clearTimeout(graceTimer);
      signal.removeEventListener('abort', onAbort);
    },
  };
}

/** What a cancelled call resolves to. */
export function cancelled() {
  return failedResult('cancelled', 'Cancelled. Your photo and settings are kept.', 'none');
}

function stoppedByCancel() {
  return failedResult(
    'worker-crashed',
    'The work was stopped together with a job that did not end when it was cancelled.',
    'retry',
  );
}
