import { expect, test } from 'vitest';
import type { RegionMap } from '../../../../src/contract/regions';
import { regionTintOf } from '../../../../src/ui/stage/region-tint';

/** Sky on the left, half of it moving; nothing on the right. */
const MAP: RegionMap = {
  width: 32,
  height: 16,
  placeNumbers: Uint16Array.from({ length: 512 }, (_, i) => (i % 32 < 16 ? 1 : 0)),
  places: [{ region: 'sky', share: 0.5, insideX: 0.25, insideY: 0.5 }],
  movable: Uint8Array.from({ length: 512 }, (_, i) => (i % 32 < 8 ? 255 : i % 32 < 16 ? 120 : 0)),
};
const SHOWN = { map: MAP, strengths: {}, painted: null, pointed: null };

/** Opacities along the eighth row. */
function opacities(shown: Parameters<typeof regionTintOf>[0]): number[] {
  const tint = regionTintOf(shown);
  return Array.from({ length: 32 }, (_, x) => tint[4 * (8 * 32 + x) + 3] ?? NaN);
}

test('the tint is as strong as frames move, and nothing where nothing does', () => {
  const along = opacities(SHOWN);
  expect(along[3]).toBeGreaterThan(60);
  expect((along[10] ?? 0) / (along[3] ?? 1)).toBeCloseTo(120 / 255, 1);
  expect(along.slice(16).every((value) => value === 0)).toBe(true);
});

test('what the brush keeps still loses its tint between the hatches', () => {
  const data = new Float32Array(32 * 16).fill(1).fill(0, 0, 32 * 12);
  const painted = { data, width: 32, height: 16, unpainted: 1 } as const;
  const along = opacities({ ...SHOWN, painted }).slice(0, 8);
  expect(along.filter((value) => value === 0)).toHaveLength(4);
  const held = opacities({ ...SHOWN, strengths: { sky: 0 } }).slice(0, 8);
  expect(held).toEqual(along);
});

test('what is pointed at is outlined where it ends, not at the border of the picture', () => {
  const pointed = { region: 'sky', placeNumber: null } as const;
  const along = opacities({ ...SHOWN, pointed });
  expect([along[0] === 235, along[15], along[14] === 235]).toEqual([false, 235, false]);
  expect(along[3]).toBeGreaterThan(opacities(SHOWN)[3] ?? 255);
});
