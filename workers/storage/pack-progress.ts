import type { PackProgress } from '../../src/contract/packs-api';

const MINIMUM_INTERVAL_MS = 100;

/** Reports the bytes that are done of a kind of work. */
export type WorkReporter = (kind: 'fetch' | 'check', doneBytes: number, totalBytes: number) => void;

/** Passes reports on, not too many of them. */
export interface WorkReports {
  readonly report: WorkReporter;
  /** What is held back is dropped: the work has ended. */
  dispose(): void;
}

/**
 * Passes on ten reports a second at most, but always the first and the last of a kind. The latest
 * of those that came too soon follows, so that what stands still stands where it stopped.
 */
export function createWorkReports(
  listener: (progress: PackProgress) => void,
  now: () => number = () => performance.now(),
): WorkReports {
  let lastKind = '';
  let lastSentMs = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    report: (kind, doneBytes, totalBytes) => {
      const send = (): void => {
        lastKind = kind;
        lastSentMs = now();
        listener({ kind, doneBytes, totalBytes });
      };
      clearTimeout(timer);
      const isEdge = kind !== lastKind || doneBytes >= totalBytes;
      const earlyMs = MINIMUM_INTERVAL_MS - (now() - lastSentMs);
      if (isEdge || earlyMs <= 0) send();
      else timer = setTimeout(send, earlyMs);
    },
    dispose: () => clearTimeout(timer),
  };
}
