import { describe, expect, test } from 'vitest';
import { createProgressTracker, type JobProgress } from '../../../../src/app/job/job-progress';
import type { Progress } from '../../../../src/contract/progress';

/** 110 seconds in all. */
const expected = { download: 10, compile: 5, understand: 5, denoise: 20, render: 50, encode: 20 };

type Timed = readonly [seconds: number, progress: Progress];

const download = (fraction: number): Progress => ({
  kind: 'download',
  fraction,
  receivedBytes: fraction * 10,
  totalBytes: 10,
});
const denoise = (step: number): Progress => ({
  kind: 'denoise',
  fraction: step / 4,
  step,
  steps: 4,
});
const frames = (kind: 'render' | 'encode', frame: number): Progress => ({
  kind,
  fraction: frame / 150,
  frame,
  frames: 150,
});

/** Every stage takes exactly what is expected of it. */
const asExpected: readonly Timed[] = [
  [5, download(0.5)],
  [10, download(1)],
  [15, { kind: 'compile', fraction: 1, part: 'denoiser' }],
  [20, { kind: 'understand', fraction: 1 }],
  [30, denoise(2)],
  [40, denoise(4)],
  [75, frames('render', 75)],
  [75, frames('encode', 75)],
  [110, frames('render', 150)],
  [110, frames('encode', 150)],
];

function run(reports: readonly Timed[], isCalibrated = true): JobProgress[] {
  let nowMs = 0;
  const tracker = createProgressTracker(expected, isCalibrated, () => nowMs);
  return reports.map(([seconds, progress]) => {
    nowMs = seconds * 1000;
    return tracker.report(progress);
  });
}

describe('overall fraction', () => {
  test('is the share of the time where everything goes as expected', () => {
    const fractions = run(asExpected).map(({ fraction }) => fraction);
    const shares = asExpected.map(([seconds]) => seconds / 110);
    // Between its two reports of the same moment, the last phase is half told.
    for (const index of [0, 1, 2, 3, 4, 5, 7, 9]) {
      expect(fractions[index]).toBeCloseTo(shares[index] ?? Number.NaN);
    }
  });

  test('a model that is stored already takes no share', () => {
    const [stored] = run([[0.01, download(1)]]);
    expect(stored?.fraction).toBeLessThan(0.001);
  });

  test('a slow network takes a large one', () => {
    const slow = run([
      [150, download(0.5)],
      [300, download(1)],
    ]);
    expect(slow.at(-1)?.fraction).toBeCloseTo(300 / 400);
  });

  test('never runs back and ends at 1, whatever the reports and their times', () => {
    const mixed = [...asExpected.toReversed(), ...asExpected, ...asExpected.slice(3)];
    const fractions = run(mixed.map(([, progress], at) => [at * at, progress])).map(
      ({ fraction }) => fraction,
    );
    for (const [index, fraction] of fractions.entries()) {
      expect(fraction).toBeGreaterThanOrEqual(fractions[index - 1] ?? 0);
    }
    expect(fractions.at(-1)).toBe(1);
  });

  test('a report that runs back within its stage is not shown', () => {
    const last = run([
      [1, frames('render', 75)],
      [2, frames('render', 30)],
    ]).at(-1);
    expect(last?.reports.render).toMatchObject({ frame: 75 });
  });
});

describe('remaining time', () => {
  test('a device that was measured tells it from the start', () => {
    const remaining = run(asExpected).map(({ remainingSeconds }) => remainingSeconds);
    expect(remaining[0]).toBeCloseTo(105);
    expect(remaining[4]).toBeCloseTo(80);
    expect(remaining.at(-1)).toBe(0);
  });

  test('an unknown device tells none before its frames show their pace', () => {
    const remaining = run(asExpected, false).map(({ remainingSeconds }) => remainingSeconds);
    expect(remaining.slice(0, 6)).toEqual([null, null, null, null, null, null]);
    expect(remaining[7]).toBeCloseTo(35);
    expect(remaining.at(-1)).toBe(0);
  });

  test('the pace of this clip counts more the further it has come', () => {
    const twiceAsSlow = run([
      [0, denoise(4)],
      [70, frames('render', 75)],
      [70, frames('encode', 75)],
    ]).at(-1);
    // Half way: half of the pace (140 s), half of what was expected (70 s).
    expect(twiceAsSlow?.remainingSeconds).toBeCloseTo(52.5);
  });
});
