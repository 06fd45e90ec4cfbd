import type { PixelSize } from '../pixel-size';

/** Of each side that is left by a step down: about half of the pixels. */
const STEP = 0.7;
/** What every encoder takes. */
const LEAST_SIDE_PIXELS = 128;

/** The next smaller size of the same shape, with even sides. */
export function smallerSize({ widthPixels, heightPixels }: PixelSize): PixelSize {
  const least = LEAST_SIDE_PIXELS / Math.min(widthPixels, heightPixels);
  const scale = Math.min(1, Math.max(STEP, least));
  const even = (side: number): number => 2 * Math.round((side * scale) / 2);
  return { widthPixels: even(widthPixels), heightPixels: even(heightPixels) };
}
