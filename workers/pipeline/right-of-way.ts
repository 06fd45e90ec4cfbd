import { createSerialQueue } from '../runtime/serial-queue';

/** Lets a host and a guest use one thing in turns, so that the host hardly ever waits. */
export interface RightOfWay {
  /** Runs the host's task next: a guest that is at work is told to stop. */
  host<T>(task: () => Promise<T>): Promise<T>;
  /**
   * Runs a guest's task when no host is waiting; stopped by one, it is begun anew afterwards. The
   * task has to heed its signal; rejects at once when `signal` aborts, whatever is still under way.
   */
  guest<T>(task: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>;
}

export function createRightOfWay(): RightOfWay {
  const turns = createSerialQueue();
  /** Guests come one at a time: one that waited in the queue would be before the next host. */
  const guests = createSerialQueue();
  let hosts = 0;
  let atWork: AbortController | undefined;

  const attempt = <T>(
    task: (signal: AbortSignal) => Promise<T>,
    signal: AbortSignal,
    stop: AbortController,
  ): Promise<T> =>
    turns.run(async () => {
      atWork = stop;
      if (hosts > 0) stop.abort();
      const either = AbortSignal.any([signal, stop.signal]);
      either.throwIfAborted();
      return task(either);
    });

  return {
    host: async (task) => {
      hosts += 1;
      atWork?.abort();
      try {
        return await turns.run(task);
      } finally {
        hosts -= 1;
      }
    },
    guest: (task, signal) => {
      const result = guests.run(async () => {
        for (;;) {
          const stop = new AbortController();
          try {
            return await attempt(task, signal, stop);
          } catch (error) {
            if (!stop.signal.aborted || signal.aborted) throw error;
          }
        }
      });
      return Promise.race([result, rejectionOf(signal)]);
    },
  };
}

/** Rejects when the signal aborts. */
function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const leave = (): void => {
      try {
        signal.throwIfAborted();
      } catch (reason) {
        reject(reason);
      }
    };
    leave();
    signal.addEventListener('abort', leave, { once: true });
  });
}
