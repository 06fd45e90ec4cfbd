/** How long a download waits for a server, and how often it turns to it again. */
export interface DownloadPatience {
  /** A server that has sent nothing for so long is given up. */
  readonly silenceMs: number;
  /** Before each further try; those that bring something begin this list anew. */
  readonly pausesMs: readonly number[];
}

export const DOWNLOAD_PATIENCE: DownloadPatience = {
  silenceMs: 30_000,
  pausesMs: [1000, 3000, 9000],
};

/** What may pass: the connection broke, or the server was silent or too busy. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
}

/** Aborts what waits for a server that has fallen silent. */
export interface SilenceWatch {
  /** Of the person and of the silence. */
  readonly signal: AbortSignal;
  /** Something has come. */
  note(): void;
  /**
   * Waits for something of the server.
   *
   * @throws Interruption when it fails or falls silent; the reason of the abort when cancelled
   */
  during<T>(task: () => Promise<T>): Promise<T>;
}

export function createSilenceWatch(cancel: AbortSignal, silenceMs: number): SilenceWatch {
  const silence = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function note(): void {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), silenceMs);
  }

  return {
    signal: AbortSignal.any([cancel, silence.signal]),
    note,
    async during(task) {
      note();
      try {
        return await task();
      } catch (cause) {
        cancel.throwIfAborted();
        if (!silence.signal.aborted) throw new Interruption('the connection failed', { cause });
        throw new Interruption(`the server sent nothing for ${silenceMs / 1000} seconds`);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** Resolves after a while. @throws the reason of the abort when cancelled meanwhile */
export async function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, durationMs);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
  signal.throwIfAborted();
}
