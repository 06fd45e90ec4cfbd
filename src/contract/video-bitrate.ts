/** Bits a pixel at 24 frames a second: 39 dB and more of luma on a grainy photograph at 720p. */
const BITS_PER_PIXEL = 0.45;
const MINIMUM_BITRATE = 1_000_000;
const MAXIMUM_BITRATE = 120_000_000;

/**
 * Bits a second for a clip that is to look like the photo: proportional to the pixels, and to
 * the square root of the frame rate, since frames closer in time resemble each other more.
 */
export function defaultBitrate(
  widthPixels: number,
  heightPixels: number,
  framesPerSecond: number,
): number {
  const bitrate = widthPixels * heightPixels * BITS_PER_PIXEL * Math.sqrt(24 * framesPerSecond);
  return Math.round(Math.min(MAXIMUM_BITRATE, Math.max(MINIMUM_BITRATE, bitrate)));
}
