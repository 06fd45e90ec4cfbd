import type { Progress, ProgressKind } from '../../src/contract/progress';

const MINIMUM_INTERVAL_MS = 100;

/**
 * Passes progress on as the contract promises: a stage's fraction never runs back, at most ten
 * reports a second, and always the last one of a stage.
 *
 * @param now milliseconds; injected so that tests need not wait
 */
export function createProgressReporter(
  listener: (progress: Progress) => void,
  now: () => number = () => performance.now(),
): (progress: Progress) => void {
  const reached = new Map<ProgressKind, number>();
  let lastSentMs = -Infinity;
  return (progress) => {
    const before = reached.get(progress.kind) ?? -1;
    if (progress.fraction <= before) return;
    const isLast = progress.fraction >= 1;
    if (!isLast && now() - lastSentMs < MINIMUM_INTERVAL_MS) return;
    reached.set(progress.kind, progress.fraction);
    lastSentMs = now();
    listener(progress);
  };
}
