import type { PixelSize } from '../pixel-size';

/** Sharp enough for the page, small enough to play without a graphics processor. */
const LONG_SIDE_PIXELS = 960;

/** The size at which a video is shown: its own shape, both sides even. */
export function screenSize({ widthPixels, heightPixels }: PixelSize): PixelSize {
  const scale = Math.min(1, LONG_SIDE_PIXELS / Math.max(widthPixels, heightPixels));
  const even = (side: number): number => Math.max(2, Math.round((side * scale) / 2) * 2);
  return { widthPixels: even(widthPixels), heightPixels: even(heightPixels) };
}
