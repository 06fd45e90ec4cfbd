import { expect, test } from 'vitest';
import { FOCAL_LENGTH } from '../../../../../workers/families/motion-field/render/camera-pose';
import { fieldOf } from '../../../../../workers/families/motion-field/render/plane-filters';
import { createOscillation } from '../../../../../workers/families/motion-field/review/oscillation';
import {
  createReviewGrid,
  placeOf,
} from '../../../../../workers/families/motion-field/review/review-grid';
import { createRippleSwings } from '../../../../../workers/families/motion-field/review/ripple-swings';

const extent = { width: 1, height: 2 / 3 };
const grid = createReviewGrid(extent);
const cell = 40 * grid.columns + 30;

/** cos(2 pi f t) - 1, sin(2 pi f t). */
function turn(hertz: number, seconds: number): readonly [number, number] {
  const angle = 2 * Math.PI * hertz * seconds;
  return [Math.cos(angle) - 1, Math.sin(angle)];
}

test('a swing is Re(S e^(iwt)) less what it was, and its slope is that of the swing', () => {
  const swings = createOscillation(grid, 2, (k, x) => [0.1 * x * (k + 1), 0, 0, 0.2 * x], 1e-3);
  const turns = [turn(0.5, 0.3), turn(1, 0.3)] as const;
  const [x] = placeOf(grid, cell);
  const wantedX = 0.1 * x * turns[0][0] + 0.2 * x * turns[1][0];
  const wantedY = -0.2 * x * (turns[0][1] + turns[1][1]);
  const [dx, dy] = swings.displacementAt(cell, turns);
  expect(dx).toBeCloseTo(wantedX, 6);
  expect(dy).toBeCloseTo(wantedY, 6);
  const { a, b, c, d } = swings.gradientAt(cell, turns);
  expect(a).toBeCloseTo(wantedX / x, 4);
  expect(c).toBeCloseTo(wantedY / x, 4);
  expect([b, d]).toEqual([0, 0]);
});

test('a ripple is a travelling wave on the ground plane, minus its start', () => {
  const wave = { vectorX: 3, vectorY: 40, phase: 0.7, weight: 0.5, frequencyHz: 0.5 };
  const plane = { base: 0.3, slopeX: 0, slopeY: 0.8 };
  const swings = createRippleSwings(grid, {
    waves: { plane, waves: [wave] },
    amplitude: fieldOf(24, 16, () => 2e-4),
    pixel: 1 / 4000,
  });
  const seconds = 0.37;
  const [x, y] = placeOf(grid, cell);
  const distance = plane.base + plane.slopeY * (y - extent.height / 2);
  const along = ((x - 0.5) * wave.vectorX + FOCAL_LENGTH * wave.vectorY) / distance;
  const turned = 2 * Math.PI * 0.5 * seconds;
  const lift = Math.sin(along + 0.7 - turned) - Math.sin(along + 0.7);
  const [, dy] = swings.displacementAt(cell, [turn(0.5, seconds)]);
  expect(dy).toBeCloseTo(2e-4 * 0.5 * lift, 8);
});
