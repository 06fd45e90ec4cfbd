import {
  filterTile,
  pixelsOf,
  quantileOf,
  tilesOf,
  varianceOf,
  type Kernel,
  type LumaPlane,
} from './luma-plane';

const LAPLACIAN: Kernel = [0, 1, 0, 1, -4, 1, 0, 1, 0];
/**
 * What the Laplacian makes of the variance of white noise: the squares of its taps sum to 20. A
 * fifth more is taken off, since the calmest tiles tell the noise a little too low.
 */
const NOISE_GAIN = 24;
/** Variance of luma from which a tile has something that could be sharp: ten levels of contrast. */
const LEAST_CONTRAST = 100;
/** Fewer tiles with contrast than these tell nothing. */
const LEAST_TILES = 4;
/** A portrait is sharp though its background is not: the sharpest tenth decides. */
const DECIDING_SHARE = 0.9;

/**
 * Sharpness of the sharpest parts: the variance of the Laplacian over that of the luma, tile by
 * tile, both freed of noise, so that a faint photo in fog is as sharp as one in the sun. An edge
 * blurred by a Gaussian of s pixels across a tile of 32 gives about 0.018 / s³: 0.018 for one
 * pixel, 0.002 for two. Null where there is too little contrast to tell.
 *
 * @param noiseSigma of `measureNoise`
 */
export function measureSharpness(plane: LumaPlane, noiseSigma: number): number | null {
  const noise = noiseSigma * noiseSigma;
  const sharpnesses: number[] = [];
  for (const tile of tilesOf(plane)) {
    const contrast = varianceOf(pixelsOf(plane, tile)) - noise;
    if (contrast < LEAST_CONTRAST) continue;
    const detail = varianceOf(filterTile(plane, tile, LAPLACIAN)) - NOISE_GAIN * noise;
    sharpnesses.push(Math.max(0, detail) / contrast);
  }
  if (sharpnesses.length < LEAST_TILES) return null;
  return quantileOf(sharpnesses, DECIDING_SHARE) ?? null;
}
