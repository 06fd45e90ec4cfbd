import { expect, test } from 'vitest';
import type { MaskStroke } from '../../../src/contract/clip';
import { motionMaskOf } from '../../../workers/pipeline/motion-mask';

/** A crop of which a pixel is a texel of the mask. */
const CROP = { x: 100, y: 50, width: 512, height: 256 };

function stroke(kind: MaskStroke['kind'], radiusPixels: number, ...points: number[]): MaskStroke {
  return { kind, radiusPixels, points };
}

/** The mask at a place in the photo's pixels. */
function at(mask: readonly MaskStroke[], x: number, y: number): number | undefined {
  const made = motionMaskOf({ crop: CROP, mask });
  return made?.data[(Math.floor(y) - CROP.y) * made.width + Math.floor(x) - CROP.x];
}

test('without strokes there is no mask', () => {
  expect(motionMaskOf({ crop: CROP, mask: [] })).toBeNull();
});

test('freezing keeps still what was painted, and the rest moves', () => {
  const dab = [stroke('freeze', 20, 300, 150)];
  expect([at(dab, 300, 150), at(dab, 315, 150), at(dab, 325, 150)]).toEqual([0, 0, 1]);
});

test('begun by letting something move, the rest stays', () => {
  const dab = [stroke('move', 20, 300, 150)];
  expect([at(dab, 300, 150), at(dab, 325, 150), at(dab, 101, 51)]).toEqual([1, 0, 0]);
});

test('a later stroke covers earlier ones', () => {
  const both = [stroke('freeze', 60, 300, 150), stroke('move', 20, 300, 150)];
  expect([at(both, 300, 150), at(both, 340, 150), at(both, 400, 150)]).toEqual([1, 0, 1]);
});

test('a line is as wide all along as its brush, and its rim fades', () => {
  const line = [stroke('freeze', 10, 150, 100, 250, 100, 250, 200)];
  expect([at(line, 200, 100), at(line, 250, 150), at(line, 200, 115)]).toEqual([0, 0, 1]);
  const made = motionMaskOf({ crop: CROP, mask: line });
  expect(made?.data.some((value) => value > 0.05 && value < 0.95)).toBe(true);
});

test('a stroke may begin and end outside of the crop', () => {
  const across = [stroke('freeze', 10, -500, 178, 5000, 178)];
  expect([at(across, 101, 178), at(across, 611, 178), at(across, 300, 250)]).toEqual([0, 0, 1]);
});

test('a tall crop has a tall mask', () => {
  const crop = { x: 0, y: 0, width: 1000, height: 2000 };
  const made = motionMaskOf({ crop, mask: [stroke('freeze', 100, 500, 1000)] });
  expect([made?.width, made?.height]).toEqual([256, 512]);
  expect(made?.data[256 * 256 + 128]).toBe(0);
});
