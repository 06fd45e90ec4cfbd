import { expect, test } from 'vitest';
import { gateMattes, likelihoodsOf } from '../../../../workers/families/motion-field/gate-mattes';
import type { Planes } from '../../../../workers/families/motion-field/render/motion-scene';
import { withSettledMattes } from '../../../../workers/families/motion-field/render/settled-mattes';
import {
  averageFeatures,
  averageScales,
} from '../../../../workers/families/motion-field/two-scales';

function planes(
  channels: number,
  width: number,
  height: number,
  valueAt: (channel: number, x: number, y: number) => number,
): Planes {
  const data = new Float32Array(channels * width * height).map((_, i) =>
    valueAt(Math.floor(i / (width * height)), i % width, Math.floor(i / width) % height),
  );
  return { data, channels, width, height };
}

function at({ data, width, height }: Planes, channel: number, x: number, y: number): number {
  return data[(channel * height + y) * width + x] ?? NaN;
}

test('two scales are averaged at the larger one’s resolution', () => {
  const near = planes(2, 8, 4, (channel) => channel);
  const far = planes(2, 4, 2, (channel, x) => channel + (x < 2 ? 0 : 0.4));
  const mean = averageScales(near, far);
  expect([mean.width, mean.height, mean.channels]).toEqual([8, 4, 2]);
  expect(at(mean, 1, 0, 0)).toBeCloseTo(1);
  expect(at(mean, 1, 7, 3)).toBeCloseTo(1.2);
  expect(near.data[0]).toBe(0);
});

test('of features the classes and the disparity alone are averaged', () => {
  const near = planes(16, 4, 4, () => 1);
  const far = planes(16, 2, 2, () => 0);
  const mean = averageFeatures(near, far);
  expect([at(mean, 12, 1, 1), at(mean, 13, 1, 1), at(mean, 15, 3, 3)]).toEqual([0.5, 1, 1]);
});

test('where its class is unlikely a matte moves nothing', () => {
  const mattes = planes(3, 64, 32, () => 1);
  // Sky on the left alone, water nowhere; on the right grass and trees, neither of them sure.
  const classes = planes(12, 64, 32, (channel, x) => {
    if (channel === 1) return x < 24 ? 0.9 : 0.1;
    return (channel === 3 || channel === 4) && x > 40 ? 0.25 : 0;
  });
  const gated = gateMattes(mattes, likelihoodsOf(classes));
  expect([at(gated, 0, 2, 10), at(gated, 0, 60, 10)]).toEqual([1, 0]);
  expect(at(gated, 1, 2, 10)).toBe(0);
  expect([at(gated, 2, 2, 10), at(gated, 2, 62, 10)]).toEqual([0, expect.closeTo(2 / 3, 5)]);
});

/** Full left of column 200, nothing right of it. */
function sceneWith(value: number): { readonly mattes: Planes } {
  return { mattes: planes(3, 510, 64, (_channel, x) => (x < 200 ? value : 0)) };
}

test('mattes reach 0 and 1; what is carried keeps off its rim, what sways does not', () => {
  const full = withSettledMattes(sceneWith(0.95), null).mattes;
  expect([at(full, 0, 100, 30), at(full, 0, 194, 30), at(full, 0, 198, 30)]).toEqual([1, 1, 0]);
  expect([at(full, 2, 199, 30), at(full, 2, 200, 30)]).toEqual([1, 0]);
  const trace = withSettledMattes(sceneWith(0.03), null).mattes;
  expect(Math.max(...trace.data)).toBe(0);
});
