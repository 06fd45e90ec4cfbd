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

/** From here on the pace of the last phase is worth telling. */
const leastShare = 0.03;

/** Where nothing was reported yet. */
export const noProgress: JobProgress = {
  fraction: 0,
  stage: null,
  reports: {},
  remainingSeconds: null,
};

/**
 * Weighs the stages by time: those behind by the seconds they took, the present one by its pace
 * as far as it has come, those ahead by what they are expected to take. So a model that is
 * stored already takes no share, and a slow network takes a large one.
 *
 * @param expected seconds of every stage
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
  let phaseIndex = 0;
  const startMs = now();
  let phaseStartMs = startMs;
  let lastReportMs = startMs;

  /** How much of the present phase is done, 0..1. */
  function presentShare(): number {
    const kinds = phases[phaseIndex] ?? [];
    const done = sum(kinds.map((kind) => expected[kind] * (reports[kind]?.fraction ?? 0)));
    return done / expectedOf(phaseIndex);
  }

  function expectedOf(index: number): number {
    return sum((phases[index] ?? []).map((kind) => expected[kind]));
  }

  /** The further the present phase has come, the more its own pace counts. */
  function presentSeconds(share: number, trust: number): number {
    if (share === 0) return expectedOf(phaseIndex);
    const paced = (now() - phaseStartMs) / 1000 / share;
    return trust * paced + (1 - trust) * expectedOf(phaseIndex);
  }

  function compose(stage: ProgressKind): JobProgress {
    const share = presentShare();
    const behind = (phaseStartMs - startMs) / 1000;
    const present = presentSeconds(share, share);
    const ahead = sum(phases.map((_, index) => (index > phaseIndex ? expectedOf(index) : 0)));
    const total = behind + present + ahead;
    const composed = total > 0 ? (behind + present * share) / total : 0;
    const isLastPhase = phaseIndex === phases.length - 1;
    const isEnd = isLastPhase && share === 1;
    fraction = isEnd ? 1 : Math.min(1, Math.max(fraction, composed));
    const isKnown = isCalibrated || (isLastPhase && share > leastShare);
    const left = presentSeconds(share, isCalibrated ? share : 1) * (1 - share) + ahead;
    return { fraction, stage, reports, remainingSeconds: isKnown ? left : null };
  }

  return {
    report(progress) {
      const index = phases.findIndex((kinds) => kinds.includes(progress.kind));
      if (index > phaseIndex) {
        phaseIndex = index;
        // What went by since the last report was already this phase's work.
        phaseStartMs = lastReportMs;
      }
      lastReportMs = now();
      const earlier = reports[progress.kind]?.fraction ?? 0;
      if (progress.fraction >= earlier) reports = { ...reports, [progress.kind]: progress };
      return compose(progress.kind);
    },
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
