import type * as Comlink from 'comlink';
import type { Result } from '../contract/result';
import { cancelled } from './watch-cancel';
import { createWorkerSession, type WorkerSession } from './worker-session';

/** A worker, and what it answered when it was opened. */
export interface OpenedWorker<Api, Opening> {
  readonly session: WorkerSession<Api>;
  readonly opening: Promise<Result<Opening>>;
}

/** Has one worker at a time. */
export interface WorkerOpener<Api, Opening> {
  /** The worker that lives; a fresh one where there is none, or where it has died. */
  open(): OpenedWorker<Api, Opening>;
  /** Sends one call when the worker is open; where it cannot be opened, says why. */
  ask<T>(send: (api: Comlink.Remote<Api>) => Promise<Result<T>>): Promise<Result<T>>;
  /** Posts a message whose answer nobody waits for; starts no worker for it. */
  post(send: (api: Comlink.Remote<Api>) => Promise<void>): void;
  /** Ends the worker; pending calls resolve as cancelled, and the next call starts another. */
  end(): void;
}

/**
 * Starts a worker with the first call, and another one where it has crashed, was ended by the
 * browser, or could not be opened: trying again starts afresh.
 *
 * @param openApi the first call to a worker, which is to hold the lock from before its answer on
 */
export function createWorkerOpener<Api, Opening>(
  createWorker: () => Worker,
  openApi: (api: Comlink.Remote<Api>, lifeLock: string) => Promise<Result<Opening>>,
): WorkerOpener<Api, Opening> {
  let opened: OpenedWorker<Api, Opening> | null = null;

  function open(): OpenedWorker<Api, Opening> {
    if (opened && !opened.session.hasEnded) return opened;
    const session = createWorkerSession<Api>(createWorker());
    const opening = session.call((api) => openApi(api, session.lifeLock));
    void opening.then((result) => {
      if (result.ok) session.watchLife();
      else session.end(result.failure);
    });
    opened = { session, opening };
    return opened;
  }

  return {
    open,
    async ask(send) {
      const { session, opening } = open();
      const result = await opening;
      return result.ok ? session.call(send) : result;
    },
    post(send) {
      opened?.session.post(send);
    },
    end() {
      opened?.session.end(cancelled().failure);
      opened = null;
    },
  };
}
