import * as Comlink from 'comlink';
import type { Failure, Result } from '../contract/result';
import type { StudioApi } from '../contract/studio-api';
import { createDeferred } from './deferred';
import { failedResult } from './failed-result';

/**
 * The life of one worker. A call to a worker that has died stays pending for ever in comlink,
 * so every call here is raced against the worker's end.
 */
export interface WorkerSession<Api = StudioApi> {
  readonly hasEnded: boolean;
  /** Resolves when the worker is gone, with the reason. */
  readonly ended: Promise<Failure>;
  /** The name of the lock that the worker is to hold for as long as it lives. */
  readonly lifeLock: string;
  /** From now on notices when the worker is gone. Call when it holds the lock. */
  watchLife(): void;
  /** Sends one call. Always resolves: a throw, a crash and a foreign answer become failures. */
  call<T>(send: (api: Comlink.Remote<Api>) => Promise<Result<T>>): Promise<Result<T>>;
  /** Posts a message whose answer nobody waits for. */
  post(send: (api: Comlink.Remote<Api>) => Promise<void>): void;
  /** Terminates the worker and answers every pending call with `failure`. */
  end(failure: Failure): void;
}

/**
 * Starts a session on a fresh worker; an uncaught error in the worker ends it. A worker that the
 * browser has ended says nothing: so it holds a lock (Web Locks) while it lives, and the page,
 * which waits for that lock, gets it when the worker is gone.
 */
export function createWorkerSession<Api = StudioApi>(worker: Worker): WorkerSession<Api> {
  const lifeLock = `enliven-worker ${crypto.randomUUID()}`;
  const api = Comlink.wrap<Api>(worker);
  const ended = createDeferred<Failure>();
  const lifeWatch = new AbortController();
  /** Told apart from `ended`: each race against a promise that lasts leaves something behind. */
  const pending = new Set<(failure: Failure) => void>();
  let endedBy: Failure | null = null;

  function end(failure: Failure): void {
    if (endedBy) return;
    endedBy = failure;
    lifeWatch.abort();
    ended.resolve(failure);
    for (const fail of pending) fail(failure);
    worker.terminate();
  }

  function watchLife(): void {
    navigator.locks
      .request(lifeLock, { signal: lifeWatch.signal }, () =>
        end(crashFailure('The browser has ended the worker')),
      )
      // Let go when the session ends.
      .catch(() => {});
  }

  worker.addEventListener('error', (event) => {
    event.preventDefault();
    end(crashFailure(event.message));
  });
  worker.addEventListener('messageerror', () => {
    end(crashFailure('A message from the worker could not be read'));
  });

  return {
    get hasEnded() {
      return endedBy !== null;
    },
    ended: ended.promise,
    lifeLock,
    watchLife,
    end,
    post(send) {
      if (!endedBy) send(api).catch(() => undefined);
    },
    async call<T>(send: (api: Comlink.Remote<Api>) => Promise<Result<T>>) {
      const death = createDeferred<Result<T>>();
      const fail = (failure: Failure): void => death.resolve({ ok: false, failure });
      pending.add(fail);
      if (endedBy) fail(endedBy);
      try {
        const answer = await Promise.race([send(api), death.promise]);
        return isResult(answer) ? answer : foreignAnswer();
      } catch (error) {
        return failedResult(
          'unexpected',
          'The studio could not answer. Try again; if it happens again, reload the page.',
          'retry',
          error,
        );
      } finally {
        pending.delete(fail);
      }
    },
  };
}

/** The failure of every call that was pending when the worker died. */
function crashFailure(detail: string): Failure {
  return failedResult(
    'worker-crashed',
    'The part that does the work stopped unexpectedly. Your photo and settings are kept.',
    'retry',
    detail,
  ).failure;
}

function foreignAnswer(): Result<never> {
  return failedResult(
    'stale-worker',
    'This page and its worker are of different versions, as happens after an update.',
    'reload',
    'The worker answered with something that is not a result',
  );
}

function isResult(answer: unknown): boolean {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'ok' in answer &&
    (answer.ok === true ? 'value' in answer : answer.ok === false && 'failure' in answer)
  );
}
