import type { Progress, ProgressKind } from '../../contract/progress';

/** How far a whole job has come. */
export interface JobProgress {
  /** 0..1 over all stages; never runs back. */
  readonly fraction: number;
  /** The stage that reported last, null before the first report. */
  readonly stage: ProgressKind | null;
  /** The last report of every stage that has begun. */
  readonly reports: Readonly<Partial<Record<ProgressKind, Progress>>>;
  /** Estimate, null while there is nothing to base it on. */
  readonly remainingSeconds: number | null;
}

/** Composes stage reports; see `createProgressTracker`. */
export interface ProgressTracker {
  report(progress: Progress): JobProgress;
}

/** Stages that run one after the other; rendering and encoding are interleaved in one phase. */
const phases: readonly (readonly ProgressKind[])[] = [
  ['download'],
  ['compile'],
  ['understand'],
  ['denoise'],
  ['render', 'encode'],
];

/** Where nothing was reported yet. */
export const noProgress: JobProgress = {
  fraction: 0,
  stage: null,
  reports: {},
  remainingSeconds: null,
};

/**
 * Weighs the stages by the seconds they are expected to take. A stage whose successor has begun
 * counts as done, and one that is never reported (a model that is stored already) costs nothing.
 *
 * @param isCalibrated the expectation was measured on this device, so it may be shown
 * @param now milliseconds, running forward
 */
export function createProgressTracker(
  expected: Readonly<Record<ProgressKind, number>>,
  isCalibrated: boolean,
  now: () => number,
): ProgressTracker {
  let reports: Partial<Record<ProgressKind, Progress>> = {};
  let fraction = 0;
  let phaseIndex = -1;
  let phaseStartMs = now();

  function phaseFraction(index: number): number {
    if (index < phaseIndex) return 1;
    if (index > phaseIndex) return 0;
    const kinds = phases[index] ?? [];
    const total = secondsOf(index);
    const done = sum(kinds.map((kind) => expected[kind] * (reports[kind]?.fraction ?? 0)));
    return total > 0 ? done / total : 0;
  }

  function secondsOf(index: number): number {
    return sum((phases[index] ?? []).map((kind) => expected[kind]));
  }

  function remainingSeconds(): number | null {
    const ahead = sum(phases.map((_, index) => (index > phaseIndex ? secondsOf(index) : 0)));
    const isLastPhase = phaseIndex === phases.length - 1;
    const share = phaseFraction(phaseIndex);
    if (!isCalibrated && !(isLastPhase && share > 0.03)) return null;
    // The further a phase has come, the more its own pace counts against the expectation.
    const elapsedSeconds = (now() - phaseStartMs) / 1000;
    const trust = isCalibrated ? share : 1;
    const paced = share > 0 ? elapsedSeconds / share : 0;
    const phaseSeconds = trust * paced + (1 - trust) * secondsOf(phaseIndex);
    return phaseSeconds * (1 - share) + ahead;
  }

  return {
    report(progress) {
      const index = phases.findIndex((kinds) => kinds.includes(progress.kind));
      if (index > phaseIndex) {
        phaseIndex = index;
        phaseStartMs = now();
      }
      const earlier = reports[progress.kind]?.fraction ?? 0;
      if (progress.fraction >= earlier) reports = { ...reports, [progress.kind]: progress };
      // What was skipped or is behind is left out of the whole only if it was never reported.
      const counted = phases.map((kinds, at) => {
        const wasReported = kinds.some((kind) => reports[kind] !== undefined);
        return at < phaseIndex && !wasReported ? 0 : secondsOf(at);
      });
      const total = sum(counted);
      const done = sum(counted.map((seconds, at) => seconds * phaseFraction(at)));
      fraction = Math.min(1, Math.max(fraction, total > 0 ? done / total : 0));
      return { fraction, stage: progress.kind, reports, remainingSeconds: remainingSeconds() };
    },
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
