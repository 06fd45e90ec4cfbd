import { expect, test } from 'vitest';
import { fieldOf } from '../../../../../workers/families/motion-field/render/plane-filters';
import { measureFlicker } from '../../../../../workers/families/motion-field/review/measure-flicker';
import { measureLoop } from '../../../../../workers/families/motion-field/review/measure-loop';
import { createReviewGrid } from '../../../../../workers/families/motion-field/review/review-grid';
import type { MomentVelocity } from '../../../../../workers/families/motion-field/review/velocity-at';

const extent = { width: 1, height: 2 / 3 };
const grid = createReviewGrid(extent);
const cells = grid.columns * grid.rows;

/** Everything shown moves alike, long sides a second. */
function moving(x: number): MomentVelocity {
  const of = (value: number) => new Float32Array(cells).fill(value);
  return {
    ownX: of(x),
    ownY: of(0),
    shownX: of(x),
    shownY: of(0),
    camera: of(0),
    isShown: new Uint8Array(cells).fill(1),
  };
}

/** Slow waves of brightness, shifted by long sides. */
function waves(shift: number, brighter = 0) {
  return fieldOf(160, 107, (x) => 120 + brighter + 60 * Math.sin(9 * ((x + 0.5) / 160 - shift)));
}

const straight = (x: number, y: number) => [x, y] as const;

test('what the motion explains is no flicker; what it does not explain is', () => {
  const pair = (velocity: MomentVelocity, brighter = 0) => ({
    before: waves(0),
    after: waves(0.01, brighter),
    velocity,
    toPhoto: straight,
  });
  // 0.01 long sides in one frame at 10 a second.
  const explained = measureFlicker(grid, [pair(moving(0.1))], 10);
  const unexplained = measureFlicker(grid, [pair(moving(0))], 10);
  const brighter = measureFlicker(grid, [pair(moving(0.1)), pair(moving(0.1), 3)], 10);
  // At the rim the blur's clamped edges differ.
  expect(explained.worstLevels).toBeLessThan(0.3);
  expect(unexplained.worstLevels).toBeGreaterThan(2.5);
  expect(brighter.worstLevels).toBeCloseTo(3, 0);
  expect(brighter.meanLevels).toBeCloseTo((brighter.worstLevels + explained.meanLevels) / 2, 6);
});

test('a seam like any other step closes; another is told by decibels, steps and speeds', () => {
  const pair = (from: number, to: number, x = 0.1) => ({
    before: waves(from),
    after: waves(to),
    velocity: moving(x),
    toPhoto: straight,
  });
  const step = pair(0, 0.01);
  const closed = measureLoop(grid, pair(-0.01, 0), step, [moving(0.1)], 10);
  expect(closed.seamPsnr).toBeCloseTo(closed.stepPsnr, 0);
  expect(closed.seamPsnr).toBeGreaterThan(40);
  expect(closed.seamSteps).toBeCloseTo(1, 1);
  expect(closed.velocityChange).toBe(0);

  // Half a second of travel away, and going the other way.
  const open = measureLoop(grid, pair(0.05, 0, -0.1), step, [moving(0.1)], 10);
  expect(open.seamPsnr).toBeLessThan(25);
  expect(open.seamSteps).toBeGreaterThan(4);
  expect(open.velocityChange).toBeCloseTo(2, 5);
});

test('what stands still closes without an error', () => {
  const still = { before: waves(0), after: waves(0), velocity: moving(0), toPhoto: straight };
  expect(measureLoop(grid, still, still, [moving(0)], 10)).toEqual({
    seamPsnr: Infinity,
    stepPsnr: Infinity,
    seamSteps: 0,
    velocityChange: 0,
  });
});
