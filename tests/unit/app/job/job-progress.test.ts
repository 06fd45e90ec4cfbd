import { describe, expect, test } from 'vitest';
import { createProgressTracker, type JobProgress } from '../../../../src/app/job/job-progress';
import type { Progress } from '../../../../src/contract/progress';

const expected = { download: 10, compile: 5, understand: 5, denoise: 20, render: 50, encode: 20 };

const whole: readonly Progress[] = [
  { kind: 'download', fraction: 0.5, receivedBytes: 5, totalBytes: 10 },
  { kind: 'download', fraction: 1, receivedBytes: 10, totalBytes: 10 },
  { kind: 'compile', fraction: 1, part: 'denoiser' },
  { kind: 'understand', fraction: 1 },
  { kind: 'denoise', fraction: 0.5, step: 2, steps: 4 },
  { kind: 'denoise', fraction: 1, step: 4, steps: 4 },
  { kind: 'render', fraction: 0.5, frame: 75, frames: 150 },
  { kind: 'encode', fraction: 0.4, frame: 60, frames: 150 },
  { kind: 'render', fraction: 1, frame: 150, frames: 150 },
  { kind: 'encode', fraction: 1, frame: 150, frames: 150 },
];

function run(reports: readonly Progress[], isCalibrated = true, secondsEach = 1): JobProgress[] {
  let nowMs = 0;
  const tracker = createProgressTracker(expected, isCalibrated, () => nowMs);
  return reports.map((progress) => {
    nowMs += secondsEach * 1000;
    return tracker.report(progress);
  });
}

describe('overall fraction', () => {
  test('weighs the stages by their expected seconds', () => {
    const fractions = run(whole).map(({ fraction }) => fraction);
    expect(fractions[0]).toBeCloseTo(5 / 110);
    expect(fractions[1]).toBeCloseTo(10 / 110);
    expect(fractions[5]).toBeCloseTo(40 / 110);
    expect(fractions[7]).toBeCloseTo((40 + 25 + 8) / 110);
    expect(fractions.at(-1)).toBe(1);
  });

  test('never runs back, whatever order the reports come in', () => {
    const shuffled = [...whole.toReversed(), ...whole, ...whole.slice(3)];
    const fractions = run(shuffled).map(({ fraction }) => fraction);
    for (const [index, fraction] of fractions.entries()) {
      expect(fraction).toBeGreaterThanOrEqual(fractions[index - 1] ?? 0);
      expect(fraction).toBeLessThanOrEqual(1);
    }
  });

  test('a stage that was skipped takes no share', () => {
    const [understood] = run(whole.slice(3, 4));
    expect(understood?.fraction).toBeCloseTo(5 / 95);
  });

  test('a report that runs back within its stage is not shown', () => {
    const last = run([
      { kind: 'render', fraction: 0.5, frame: 75, frames: 150 },
      { kind: 'render', fraction: 0.2, frame: 30, frames: 150 },
    ]).at(-1);
    expect(last?.reports.render).toMatchObject({ frame: 75 });
  });
});

describe('remaining time', () => {
  test('a device that was measured gives it from the start', () => {
    const [first] = run(whole);
    expect(first?.remainingSeconds).toBeGreaterThan(90);
    expect(first?.remainingSeconds).toBeLessThan(110);
  });

  test('an unknown device gives none before its frames show their pace', () => {
    const remaining = run(whole, false, 4).map(({ remainingSeconds }) => remainingSeconds);
    expect(remaining.slice(0, 6)).toEqual([null, null, null, null, null, null]);
    // One report, and so four seconds, after the phase began: (25 + 8) of 70 are done.
    expect(remaining[7]).toBeCloseTo((4 * 37) / 33);
    expect(remaining.at(-1)).toBe(0);
  });
});
