import { expect, test } from 'vitest';
import { fieldOf } from '../../../../../workers/families/motion-field/render/plane-filters';
import { createDriftTravel } from '../../../../../workers/families/motion-field/review/drift-travel';
import { singularValuesOf } from '../../../../../workers/families/motion-field/review/matrix2';
import {
  createReviewGrid,
  placeOf,
} from '../../../../../workers/families/motion-field/review/review-grid';

const extent = { width: 1, height: 2 / 3 };
const grid = createReviewGrid(extent);
const middle = Math.floor(grid.rows / 2) * grid.columns + Math.floor(grid.columns / 2);

/** A velocity by place, on a field of 192 x 128 texels. */
function velocityOf(at: (x: number, y: number) => readonly [number, number]) {
  const field = (axis: 0 | 1) =>
    fieldOf(192, 128, (x, y) => at((x + 0.5) / 192, ((y + 0.5) / 128) * (2 / 3))[axis]);
  return { x: field(0), y: field(1) };
}

test('a translation carries along and deforms nothing', () => {
  const travel = createDriftTravel(
    grid,
    velocityOf(() => [0.03, -0.02]),
    2,
  );
  const [x, y] = placeOf(grid, middle);
  const [toX, toY] = travel.placeAt(middle, 1);
  expect(toX - x).toBeCloseTo(0.06, 6);
  expect(toY - y).toBeCloseTo(-0.04, 6);
  expect(travel.placeAt(middle, 0.5)[0] - x).toBeCloseTo(0.03, 6);
  const { a, b, c, d } = travel.jacobianAt(middle, 1);
  for (const [value, wanted] of [
    [a, 1],
    [b, 0],
    [c, 0],
    [d, 1],
  ] as const) {
    expect(value).toBeCloseTo(wanted, 4);
  }
});

test('a rotation turns and draws nothing out', () => {
  const rate = 0.2;
  const travel = createDriftTravel(
    grid,
    velocityOf((x, y) => [-rate * (y - 1 / 3), rate * (x - 0.5)]),
    2,
  );
  const jacobian = travel.jacobianAt(middle, 1);
  expect(Math.atan2(jacobian.c, jacobian.a)).toBeCloseTo(2 * rate, 2);
  const [most, least] = singularValuesOf(jacobian);
  expect(most).toBeCloseTo(1, 2);
  expect(least).toBeCloseTo(1, 2);
});

test('a flow that grows along its way draws out by e^(rate time), and backwards squeezes', () => {
  const rate = 0.3;
  const velocity = velocityOf((x) => [rate * (x - 0.5), 0]);
  const [there, back] = [1, -1].map((sign) => createDriftTravel(grid, velocity, 2 * sign));
  expect(there?.jacobianAt(middle, 1).a).toBeCloseTo(Math.exp(2 * rate), 2);
  expect(back?.jacobianAt(middle, 1).a).toBeCloseTo(Math.exp(-2 * rate), 2);
  expect(there?.jacobianAt(middle, 1).d).toBeCloseTo(1, 4);
});
