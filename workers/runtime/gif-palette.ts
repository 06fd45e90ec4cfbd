import { quantize } from 'gifenc';

/** Red, green and blue, 0..255. */
export type GifColour = readonly [red: number, green: number, blue: number];

/** Colours of a picture; one more index is left for "as before". */
export const PALETTE_COLOURS = 255;
/** Of the 256 levels, how far a pixel is pushed up or down: about half a step of the palette. */
const DITHER_LEVELS = 18;
const DITHER_SIDE = 8;

/** Finds the colours of a GIF, and the nearest of them for every pixel. */
export interface GifPalette {
  readonly colours: readonly GifColour[];
  /** @param pixels RGBA, row by row */
  indicesOf(pixels: Uint8ClampedArray, widthPixels: number): Uint8Array;
}

/**
 * One palette for the whole clip: frames with palettes of their own flicker. The first frame is
 * the photo, and every later one is made of its pixels, so the photo's colours are enough.
 * Dithered by a fixed grid (Bayer 1973): error diffusion would have places that stand still
 * shimmer, and makes them cost as much as places that move.
 *
 * @param first RGBA of the first frame
 */
export function createGifPalette(first: Uint8ClampedArray): GifPalette {
  const colours = quantize(first, PALETTE_COLOURS, { format: 'rgb565' });
  /** The nearest colour of each of 2^15 coarse ones, looked for when it is met first. */
  const nearest = new Int16Array(1 << 15).fill(-1);

  function nearestOf(red: number, green: number, blue: number): number {
    const key = ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
    const known = nearest[key] ?? -1;
    if (known >= 0) return known;
    const found = findNearest(colours, red, green, blue);
    nearest[key] = found;
    return found;
  }

  return {
    colours,
    indicesOf(pixels, widthPixels) {
      const indices = new Uint8Array(pixels.length / 4);
      for (let at = 0; at < indices.length; at += 1) {
        const x = at % widthPixels;
        const y = (at - x) / widthPixels;
        const push = thresholds[(y % DITHER_SIDE) * DITHER_SIDE + (x % DITHER_SIDE)] ?? 0;
        indices[at] = nearestOf(
          clamp((pixels[at * 4] ?? 0) + push),
          clamp((pixels[at * 4 + 1] ?? 0) + push),
          clamp((pixels[at * 4 + 2] ?? 0) + push),
        );
      }
      return indices;
    },
  };
}

/** Bayer's matrix of 8 x 8, as levels around zero. */
const thresholds: readonly number[] = Array.from({ length: DITHER_SIDE ** 2 }, (_, at) => {
  const [x, y] = [at % DITHER_SIDE, Math.floor(at / DITHER_SIDE)];
  let rank = 0;
  for (let bit = 0; bit < 3; bit += 1) {
    const [bitX, bitY] = [(x >> bit) & 1, (y >> bit) & 1];
    rank |= (((bitX ^ bitY) << 1) | bitY) << (2 * (2 - bit));
  }
  return ((rank + 0.5) / DITHER_SIDE ** 2 - 0.5) * DITHER_LEVELS;
});

function clamp(level: number): number {
  return Math.max(0, Math.min(255, Math.round(level)));
}

function findNearest(
  colours: readonly GifColour[],
  red: number,
  green: number,
  blue: number,
): number {
  let best = 0;
  let least = Infinity;
  for (const [index, colour] of colours.entries()) {
    const distance = (colour[0] - red) ** 2 + (colour[1] - green) ** 2 + (colour[2] - blue) ** 2;
    if (distance >= least) continue;
    least = distance;
    best = index;
  }
  return best;
}
