import { expect, test } from 'vitest';
import { sketchOf } from '../../../../workers/families/motion-field/motion-sketch';
import { planesOf } from '../../../browser/families/motion-field/render/made-scene';

/** Air on the left half, water on the right, the lower quarter sways. */
const likelihoods = planesOf(3, 32, 24, (matte, x, y) => {
  const wanted = y > 0.75 ? 2 : x < 0.5 ? 0 : 1;
  return matte === wanted ? 0.9 : 0.05;
});
const root = (value: number): number => Math.sign(value) * Math.sqrt(Math.abs(value));

test('a latent is told in long sides, where the classes let it show', () => {
  // models/motion-field/training/latent.py, normalise(): x / scale, then the signed root.
  const latent = planesOf(22, 16, 12, (channel) => {
    if (channel === 0) return root(-0.04 / 0.05);
    if (channel === 1) return root(0.01 / 0.05);
    if (channel === 2) return root(0.003 / 0.004);
    if (channel === 6) return root(0.003 / 0.005);
    if (channel === 7) return root(0.004 / 0.005);
    return 0;
  });
  const sketch = sketchOf(latent, likelihoods, 2, 4);
  expect(sketch).toMatchObject({ step: 2, steps: 4, columns: 16, rows: 12 });
  const [sky, water, tree] = [2 * 16 + 3, 2 * 16 + 12, 11 * 16 + 3];
  expect(sketch.velocityX[sky]).toBeCloseTo(-0.04, 6);
  expect(sketch.velocityY[water]).toBeCloseTo(0.01, 6);
  expect(sketch.velocityX[tree]).toBeCloseTo(0, 9);
  expect(sketch.ripple[water]).toBeCloseTo(0.003, 6);
  expect(sketch.ripple[sky]).toBe(0);
  expect(sketch.sway[tree]).toBeCloseTo(0.005, 6);
  expect(sketch.sway[water]).toBe(0);
});
