import {
  filterTile,
  quantileOf,
  TILE_PIXELS,
  tilesOf,
  type Kernel,
  type LumaPlane,
} from './luma-plane';

/**
 * Two Laplacians subtracted (Immerkær, Fast Noise Variance Estimation, 1996): blind to flats,
 * slopes and straight edges, so what answers is noise, six times as strong.
 */
const NOISE_KERNEL: Kernel = [1, -2, 1, -2, 4, -2, 1, -2, 1];
const KERNEL_GAIN = 6;
/** Median of |x| over the standard deviation of a normal x. */
const MEDIAN_TO_SIGMA = 0.6745;
/** The calmest fifth of the picture: texture lies above it, noise lies everywhere. */
const CALM_SHARE = 0.2;
/** Black and white are clipped, and noise with them. */
const DARKEST = 12;
const BRIGHTEST = 243;

/**
 * Standard deviation of the noise in levels of 255, from the median answer of every tile, of
 * which the calmest count. 0 where all is clipped or too small to tell.
 */
export function measureNoise(plane: LumaPlane): number {
  const sigmas: number[] = [];
  for (const tile of tilesOf(plane)) {
    const at = (tile.top + TILE_PIXELS / 2) * plane.width + tile.left + TILE_PIXELS / 2;
    const middle = plane.values[at] ?? 0;
    if (middle < DARKEST || middle > BRIGHTEST) continue;
    const answers = filterTile(plane, tile, NOISE_KERNEL).map(Math.abs);
    sigmas.push((quantileOf(answers, 0.5) ?? 0) / MEDIAN_TO_SIGMA / KERNEL_GAIN);
  }
  return quantileOf(sigmas, CALM_SHARE) ?? 0;
}
