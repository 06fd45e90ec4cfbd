/**
 * Resolves once the lock (Web Locks) is held; nothing but the worker's end lets it go. So the
 * page, which waits for the lock, notices a worker that the browser ended without a word.
 */
export function holdForLife(lock: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const hold = (): Promise<never> => {
      resolve();
      return new Promise(() => {});
    };
    navigator.locks.request(lock, hold).catch(reject);
  });
}
