import { expect, test } from 'vitest';
import type { BrushStroke, MaskStroke } from '../../../src/contract/clip';
import { motionMaskOf } from '../../../src/contract/motion-mask';
import type { RegionMap } from '../../../src/contract/regions';

const noMap = (): null => null;

/** A crop of which a pixel is a texel of the mask. */
const CROP = { x: 100, y: 50, width: 512, height: 256 };

function stroke(kind: BrushStroke['kind'], radiusPixels: number, ...points: number[]): BrushStroke {
  return { kind, radiusPixels, softness: 0, points };
}

/** The mask at a place in the photo's pixels. */
function at(mask: readonly MaskStroke[], x: number, y: number): number | undefined {
  const made = motionMaskOf({ crop: CROP, mask }, noMap);
  return made?.data[(Math.floor(y) - CROP.y) * made.width + Math.floor(x) - CROP.x];
}

test('without strokes there is no mask', () => {
  expect(motionMaskOf({ crop: CROP, mask: [] }, noMap)).toBeNull();
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
  const made = motionMaskOf({ crop: CROP, mask: line }, noMap);
  expect(made?.data.some((value) => value > 0.05 && value < 0.95)).toBe(true);
});

test('a stroke may begin and end outside of the crop', () => {
  const across = [stroke('freeze', 10, -500, 178, 5000, 178)];
  expect([at(across, 101, 178), at(across, 611, 178), at(across, 300, 250)]).toEqual([0, 0, 1]);
});

test('a tall crop has a tall mask', () => {
  const crop = { x: 0, y: 0, width: 1000, height: 2000 };
  const made = motionMaskOf({ crop, mask: [stroke('freeze', 100, 500, 1000)] }, noMap);
  expect([made?.width, made?.height]).toEqual([256, 512]);
  expect(made?.data[256 * 256 + 128]).toBe(0);
});

/** Distance to a line, found by walking along it: other arithmetic than that of the mask. */
function distanceTo(points: readonly number[], x: number, y: number): number {
  let nearest = Infinity;
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = points.slice(i, i + 4);
    for (let step = 0; step <= 400; step += 1) {
      const t = step / 400;
      nearest = Math.min(nearest, Math.hypot(ax + t * (bx - ax) - x, ay + t * (by - ay) - y));
    }
  }
  return nearest;
}

test.each([0, 0.25, 0.6, 1])('a brush of softness %d fades as the reference does', (softness) => {
  const line = [150, 100, 320, 130, 300, 240];
  const radius = 40;
  const mask = [{ ...stroke('freeze', radius, ...line), softness }];
  const made = motionMaskOf({ crop: CROP, mask }, noMap);
  if (!made) throw new Error('no mask');
  // Full up to the inner ring, nothing from the outer one on; half a texel more where it is sharp.
  const [inner, outer] =
    softness === 0 ? [radius - 1, radius + 1] : [radius * (1 - softness), radius];
  let greatest = 0;
  for (let y = 0; y < made.height; y += 5) {
    for (let x = 0; x < made.width; x += 5) {
      const distance = distanceTo(line, CROP.x + x + 0.5, CROP.y + y + 0.5);
      const covered = Math.min(1, Math.max(0, (outer - distance) / (outer - inner)));
      const error = Math.abs((made.data[y * made.width + x] ?? NaN) - (1 - covered));
      greatest = Math.max(greatest, error);
    }
  }
  expect(greatest).toBeLessThan(0.01);
});

test('the eraser brings back exactly what was never painted', () => {
  const painted = [stroke('freeze', 30, 300, 150, 400, 150), stroke('move', 10, 350, 150)];
  const wide = stroke('erase', 60, 290, 150, 410, 150);
  const erased = motionMaskOf({ crop: CROP, mask: [...painted, wide] }, noMap);
  expect(erased?.data.every((value) => value === 1)).toBe(true);
  const shown = [stroke('move', 30, 300, 150), stroke('erase', 60, 300, 150)];
  const still = motionMaskOf({ crop: CROP, mask: shown }, noMap);
  expect(still?.data.every((value) => value === 0)).toBe(true);
  expect(motionMaskOf({ crop: CROP, mask: [wide] }, noMap)).toBeNull();
});

test('who begins by erasing begins with nothing', () => {
  const later = [stroke('erase', 20, 120, 70), stroke('move', 20, 300, 150)];
  expect([at(later, 300, 150), at(later, 120, 70)]).toEqual([1, 0]);
});

test('half an eraser leaves half', () => {
  const soft = { ...stroke('erase', 40, 300, 150), softness: 1 };
  const value = at([stroke('freeze', 80, 300, 150), soft], 320, 150);
  expect(value).toBeGreaterThan(0.4);
  expect(value).toBeLessThan(0.6);
});

/** Two people side by side, each a quarter of the width. */
const PEOPLE: RegionMap = {
  width: 8,
  height: 4,
  placeNumbers: Uint16Array.from({ length: 32 }, (_, i) => [1, 1, 0, 0, 0, 0, 2, 2][i % 8] ?? 0),
  places: [
    { region: 'person', share: 0.25, insideX: 0.125, insideY: 0.5 },
    { region: 'person', share: 0.25, insideX: 0.875, insideY: 0.5 },
  ],
  movable: new Uint8Array(32).fill(255),
};

function atPlaces(mask: readonly MaskStroke[], map: RegionMap | null): readonly number[] {
  const made = motionMaskOf({ crop: CROP, mask }, () => map);
  return [110, 220, 350, 480, 600].map((x) => made?.data[100 * made.width + x - CROP.x] ?? NaN);
}

test('a place is held still as a whole, and its like moves on', () => {
  const press = { kind: 'place', region: 'person', isStill: true, x: 600, y: 100 } as const;
  expect(atPlaces([press], PEOPLE)).toEqual([1, 1, 1, 1, 0]);
  expect(atPlaces([{ ...press, isStill: false }], PEOPLE)).toEqual([0, 0, 0, 0, 1]);
});

test('a place that is something else, or lies outside, has no effect', () => {
  const press = { kind: 'place', region: 'animal', isStill: true, x: 600, y: 100 } as const;
  const beside = { ...press, region: 'person', x: 350 } as const;
  const outside = { ...press, region: 'person', x: 5000 } as const;
  for (const mask of [[press], [beside], [outside]]) {
    expect(atPlaces(mask, PEOPLE)).toEqual([1, 1, 1, 1, 1]);
  }
  expect(atPlaces([{ ...press, region: 'person' }], null)).toEqual([1, 1, 1, 1, 1]);
});
