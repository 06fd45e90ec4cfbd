import type { PackProgress } from '../../src/contract/packs-api';

const MINIMUM_INTERVAL_MS = 100;

/** Reports the bytes that are done of a kind of work. */
export type WorkReporter = (kind: 'fetch' | 'check', doneBytes: number, totalBytes: number) => void;

/** Passes on ten reports a second at most, but always the first and the last of a kind. */
export function createWorkReporter(
  listener: (progress: PackProgress) => void,
  now: () => number = () => performance.now(),
): WorkReporter {
  let lastKind = '';
  let lastSentMs = -Infinity;
  return (kind, doneBytes, totalBytes) => {
    const isEdge = kind !== lastKind || doneBytes >= totalBytes;
    if (!isEdge && now() - lastSentMs < MINIMUM_INTERVAL_MS) return;
    lastKind = kind;
    lastSentMs = now();
    listener({ kind, doneBytes, totalBytes });
  };
}
