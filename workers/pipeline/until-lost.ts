import type { StudioError } from '../studio-error';

/**
 * Gives a function that has tasks fail when the device is lost. `Promise.race` would do as much,
 * but each race against what hardly ever ends leaves something behind for as long as that lives:
 * measured were a message port, a signal and their closures for every clip.
 */
export function createUntilLost(lost: Promise<StudioError>): <T>(task: Promise<T>) => Promise<T> {
  const waiting = new Set<(loss: StudioError) => void>();
  let loss: StudioError | undefined;
  void lost.then((error) => {
    loss = error;
    for (const fail of waiting) fail(error);
  });
  return async <T>(task: Promise<T>): Promise<T> => {
    let fail: (error: StudioError) => void = () => {};
    try {
      return await new Promise<T>((resolve, reject) => {
        fail = reject;
        waiting.add(fail);
        task.then(resolve, reject);
        if (loss) fail(loss);
      });
    } finally {
      waiting.delete(fail);
    }
  };
}
