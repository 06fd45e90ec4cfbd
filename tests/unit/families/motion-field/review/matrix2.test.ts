import { expect, test } from 'vitest';
import {
  inverseOf,
  product,
  singularValuesOf,
} from '../../../../../workers/families/motion-field/review/matrix2';

const turn = (angle: number) => ({
  a: Math.cos(angle),
  b: -Math.sin(angle),
  c: Math.sin(angle),
  d: Math.cos(angle),
});

test('a rotation draws nothing out', () => {
  const [most, least] = singularValuesOf(turn(0.7));
  expect(most).toBeCloseTo(1, 10);
  expect(least).toBeCloseTo(1, 10);
});

test('stretching between two turns has the stretches as its singular values', () => {
  const stretch = { a: 2.5, b: 0, c: 0, d: 0.4 };
  const [most, least] = singularValuesOf(product(turn(1.1), product(stretch, turn(-0.3))));
  expect(most).toBeCloseTo(2.5, 10);
  expect(least).toBeCloseTo(0.4, 10);
});

test('a shear of 1 draws out by the golden ratio', () => {
  const [most, least] = singularValuesOf({ a: 1, b: 1, c: 0, d: 1 });
  expect(most).toBeCloseTo((1 + Math.sqrt(5)) / 2, 10);
  expect(most * least).toBeCloseTo(1, 10);
});

test('an inverse undoes; a fold has none', () => {
  const matrix = { a: 1.3, b: 0.4, c: -0.2, d: 0.8 };
  const inverse = inverseOf(matrix);
  if (!inverse) throw new Error('has an inverse');
  const { a, b, c, d } = product(matrix, inverse);
  expect([a, b, c, d].map((value) => Math.round(value * 1e9) / 1e9 + 0)).toEqual([1, 0, 0, 1]);
  expect(inverseOf({ a: 1, b: 2, c: 2, d: 4 })).toBeNull();
});
