import { expect, test } from 'vitest';
import {
  createCoverageMap,
  hasCoverage,
} from '../../../../../workers/families/motion-field/render/coverage-map';
import {
  channelOf,
  fieldOf,
  minFilter,
  resizeField,
} from '../../../../../workers/families/motion-field/render/plane-filters';
import { fitPlane } from '../../../../../workers/families/motion-field/render/ripple-waves';

const EXTENT = { width: 1, height: 0.5 };

test('the water plane is found again, whatever stands in the water', () => {
  const [width, height] = [40, 20];
  const planeAt = (x: number, y: number): number =>
    0.3 + 0.1 * (((x + 0.5) / width - 0.5) * 1) + 0.8 * (((y + 0.5) / height - 0.5) * 0.5);
  const isBoat = (x: number, y: number): boolean => x > 10 && x < 14 && y > 8 && y < 12;
  const disparity = fieldOf(width, height, (x, y) => (isBoat(x, y) ? 0.9 : planeAt(x, y)));
  const matte = fieldOf(width, height, (x, y) => (isBoat(x, y) ? 0 : 1));
  const plane = fitPlane(disparity, matte, EXTENT);
  expect(plane?.base).toBeCloseTo(0.3, 2);
  expect(plane?.slopeX).toBeCloseTo(0.1, 2);
  expect(plane?.slopeY).toBeCloseTo(0.8, 1);
});

test('no plane without water', () => {
  const none = fieldOf(8, 8, () => 0);
  expect(fitPlane(none, none, EXTENT)).toBeUndefined();
});

test('coverage is found in its rectangle and its neighbours, not elsewhere', () => {
  const field = fieldOf(32, 16, (x, y) => (x === 20 && y === 8 ? 1 : 0));
  const map = createCoverageMap(field, 0.5);
  expect(hasCoverage(map, 20 / 32, 8 / 32, 21 / 32, 9 / 32, EXTENT)).toBe(true);
  expect(hasCoverage(map, 17 / 32, 8 / 32, 19.5 / 32, 9 / 32, EXTENT)).toBe(true);
  expect(hasCoverage(map, 2 / 32, 2 / 32, 12 / 32, 14 / 32, EXTENT)).toBe(false);
  expect(hasCoverage(map, 2, 2, 3, 3, EXTENT)).toBe(false);
});

test('resizing keeps means and is exact for ramps', () => {
  const ramp = fieldOf(16, 4, (x) => x + 0.5);
  const half = resizeField(ramp, 8, 4);
  expect(Array.from(half.data.subarray(2, 6))).toEqual([5, 7, 9, 11]);
});

test('the least of a window knows its own radius in each direction', () => {
  const field = fieldOf(9, 9, (x, y) => (x === 4 && y === 4 ? 0 : 1));
  const filtered = minFilter(field, 3, 1);
  const at = (x: number, y: number): number | undefined => filtered.data[9 * y + x];
  expect([at(1, 4), at(7, 5), at(4, 3)]).toEqual([0, 0, 0]);
  expect([at(0, 4), at(4, 2), at(8, 5)]).toEqual([1, 1, 1]);
});

test('a missing channel is an error, not silence', () => {
  const planes = { data: new Float32Array(4), channels: 1, width: 2, height: 2 };
  expect(() => channelOf(planes, 1)).toThrow(RangeError);
});
