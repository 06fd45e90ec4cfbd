import { describe, expect, it } from 'vitest';
import type { Progress } from '../../../src/contract/progress';
import { createProgressReporter } from '../../../workers/pipeline/progress-reporter';

function record(stepMs: number) {
  const sent: Progress[] = [];
  let clockMs = 0;
  const report = createProgressReporter(
    (progress) => sent.push(progress),
    () => clockMs,
  );
  return {
    sent,
    report: (progress: Progress) => {
      clockMs += stepMs;
      report(progress);
    },
  };
}

const frameOf = (frame: number): Progress => ({
  kind: 'render',
  fraction: frame / 100,
  frame,
  frames: 100,
});

describe('createProgressReporter', () => {
  it('sends at most ten a second, and the last one always', () => {
    const { sent, report } = record(10);
    for (let frame = 1; frame <= 100; frame += 1) report(frameOf(frame));
    expect(sent.length).toBeLessThanOrEqual(12);
    expect(sent.at(-1)?.fraction).toBe(1);
  });

  it('never runs back within a stage', () => {
    const { sent, report } = record(1000);
    for (const frame of [10, 50, 20, 60]) report(frameOf(frame));
    expect(sent.map((progress) => progress.fraction)).toEqual([0.1, 0.5, 0.6]);
  });

  it('sends the end of a stage even right after another report', () => {
    const { sent, report } = record(0);
    report({ kind: 'understand', fraction: 0 });
    report({ kind: 'understand', fraction: 1 });
    report(frameOf(100));
    expect(sent.map((progress) => progress.kind)).toEqual(['understand', 'understand', 'render']);
  });
});
