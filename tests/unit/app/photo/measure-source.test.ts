import { expect, test } from 'vitest';
import { toLumaPlane, type LumaPlane } from '../../../../src/app/photo/luma-plane';
import { measureBusyness } from '../../../../src/app/photo/measure-busyness';
import { measureNoise } from '../../../../src/app/photo/measure-noise';
import { measureSharpness } from '../../../../src/app/photo/measure-sharpness';
import reference from '../../../fixtures/source/reference.json' with { type: 'json' };

const { width, height } = reference;

function planeOf(name: string): LumaPlane {
  const found = reference.cases.find((known) => known.name === name);
  if (!found) throw new Error(`There is no plane "${name}".`);
  return { width, height, values: Float32Array.from(Buffer.from(found.pixels, 'base64')) };
}

test.each(reference.cases)(
  '$name: noise, sharpness and busyness are as SciPy has them',
  (known) => {
    const plane = planeOf(known.name);
    const noise = measureNoise(plane);
    expect({
      noise,
      sharpness: measureSharpness(plane, noise) ?? -1,
      busyness: measureBusyness(plane, noise),
    }).toEqual({
      noise: expect.closeTo(known.noise, 4),
      sharpness: expect.closeTo(known.sharpness ?? -1, 5),
      busyness: expect.closeTo(known.busyness, 6),
    });
  },
);

test('blur is told from sharpness by orders of magnitude, with noise on it or without', () => {
  const sharpnessOf = (name: string) => {
    const plane = planeOf(name);
    return measureSharpness(plane, measureNoise(plane)) ?? Number.NaN;
  };
  expect(sharpnessOf('stripes blurred by 3 pixels')).toBeLessThan(0.03);
  expect(sharpnessOf('noisy blurred stripes')).toBeLessThan(0.03);
  expect(sharpnessOf('sharp stripes')).toBeGreaterThan(0.1);
});

test('the noise of a slope is found to a tenth, its slope is not taken for noise', () => {
  expect(measureNoise(planeOf('noisy slope'))).toBeGreaterThan(9 * 0.85);
  expect(measureNoise(planeOf('noisy slope'))).toBeLessThan(9 * 1.1);
});

test('luma weighs green most', () => {
  const rgba = new Uint8ClampedArray([255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255]);
  const { values } = toLumaPlane(rgba, 3, 1);
  expect([...values].map((value) => Math.round(value))).toEqual([54, 182, 18]);
});

test('a picture of less than a tile tells nothing', () => {
  const tiny = { width: 20, height: 20, values: new Float32Array(400) };
  expect([measureNoise(tiny), measureSharpness(tiny, 0), measureBusyness(tiny, 0)]).toEqual([
    0,
    null,
    0,
  ]);
});
