/** Runs tasks one after the other, in the order in which they came. */
export interface SerialQueue {
  /** Resolves or rejects as the task does; a failed task does not hold up the next one. */
  run<T>(task: () => Promise<T>): Promise<T>;
}

/**
 * One queue serialises every session creation and run: ONNX Runtime Web fails when two are under
 * way at once, even on different sessions.
 */
export function createSerialQueue(): SerialQueue {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run: (task) => {
      const result = last.then(task);
      last = result.catch(() => undefined);
      return result;
    },
  };
}
