import { describe, expect, it } from 'vitest';
import { createLatentNoise } from '../../../../workers/families/motion-field/latent-noise';
import reference from '../../../fixtures/noise/reference.json';

describe('createLatentNoise', () => {
  it.each(Object.entries(reference))('gives the NumPy reference for seed %s', (seed, expected) => {
    const noise = createLatentNoise(Number(seed), expected.length);
    expected.forEach((value, index) => expect(noise[index]).toBeCloseTo(value, 6));
  });

  it('is normal: mean 0, variance 1, a fifth of a percent beyond three sigma', () => {
    const noise = createLatentNoise(7, 200_000);
    const mean = noise.reduce((sum, value) => sum + value, 0) / noise.length;
    const variance = noise.reduce((sum, value) => sum + (value - mean) ** 2, 0) / noise.length;
    const tail = noise.filter((value) => Math.abs(value) > 3).length / noise.length;
    expect(mean).toBeCloseTo(0, 2);
    expect(variance).toBeCloseTo(1, 1);
    expect(tail).toBeGreaterThan(0.0022);
    expect(tail).toBeLessThan(0.0032);
  });

  it('gives the same bytes for the same seed and others for the next', () => {
    expect(createLatentNoise(5, 64)).toEqual(createLatentNoise(5, 64));
    expect(createLatentNoise(5, 64)).not.toEqual(createLatentNoise(6, 64));
  });
});
