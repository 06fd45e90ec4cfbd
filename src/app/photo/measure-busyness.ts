import { filterTile, tilesOf, type Kernel, type LumaPlane } from './luma-plane';

const ACROSS: Kernel = [-1, 0, 1, -2, 0, 2, -1, 0, 1];
const DOWN: Kernel = [-1, -2, -1, 0, 0, 0, 1, 2, 1];
/** Sobel's answer to a slope of one level a pixel. */
const SOBEL_GAIN = 8;
/** Levels a pixel from which a slope counts as an edge. */
const LEAST_SLOPE = 8;
/** In units of the noise's slope, above which noise alone hardly ever comes. */
const NOISE_MARGIN = 3;
/** Share of a tile's pixels on edges from which there is no calm in it. */
const BUSY_DENSITY = 0.3;

/**
 * How much of the picture has no calm place: the share of tiles, 0..1, of whose pixels
 * three in ten or more lie on edges (Sobel).
 *
 * @param noiseSigma of `measureNoise`; raises the bar, so that grain is not taken for edges
 */
export function measureBusyness(plane: LumaPlane, noiseSigma: number): number {
  const tiles = tilesOf(plane);
  // Noise of deviation s has a Sobel answer of s * sqrt(12) each way.
  const noiseSlope = (noiseSigma * Math.sqrt(12)) / SOBEL_GAIN;
  const least = SOBEL_GAIN * Math.max(LEAST_SLOPE, NOISE_MARGIN * noiseSlope);
  let busy = 0;
  for (const tile of tiles) {
    const across = filterTile(plane, tile, ACROSS);
    const down = filterTile(plane, tile, DOWN);
    const edges = across.filter(
      (value, index) => value ** 2 + (down[index] ?? 0) ** 2 >= least ** 2,
    );
    if (edges.length >= BUSY_DENSITY * across.length) busy += 1;
  }
  return tiles.length === 0 ? 0 : busy / tiles.length;
}
