import type { VideoLoad } from './h264-level';

/** A level of VP9: what a decoder of that level promises to cope with. */
interface Vp9Level {
  /** Ten times the level's number, as `vpcC` and the codec's name have it. */
  readonly number: number;
  /** Luma samples a second. */
  readonly maxSampleRate: number;
  /** Luma samples a frame. */
  readonly maxFrameSamples: number;
  /** Bits a second. */
  readonly maxBitrate: number;
  /** Width and height. */
  readonly maxSidePixels: number;
}

/** VP9 Levels (webmproject.org/vp9/levels): the bitrate in 1000 bits a second. */
const LEVELS: readonly Vp9Level[] = (
  [
    [10, 829_440, 36_864, 200, 512],
    [11, 2_764_800, 73_728, 800, 768],
    [20, 4_608_000, 122_880, 1800, 960],
    [21, 9_216_000, 245_760, 3600, 1344],
    [30, 20_736_000, 552_960, 7200, 2048],
    [31, 36_864_000, 983_040, 12_000, 2752],
    [40, 83_558_400, 2_228_224, 18_000, 4160],
    [41, 160_432_128, 2_228_224, 30_000, 4160],
    [50, 311_951_360, 8_912_896, 60_000, 8384],
    [51, 588_251_136, 8_912_896, 120_000, 8384],
    [52, 1_176_502_272, 8_912_896, 180_000, 8384],
    [60, 1_176_502_272, 35_651_584, 180_000, 16_832],
    [61, 2_353_004_544, 35_651_584, 240_000, 16_832],
    [62, 4_706_009_088, 35_651_584, 480_000, 16_832],
  ] as const
).map(([number, maxSampleRate, maxFrameSamples, maxKilobits, maxSidePixels]) => ({
  number,
  maxSampleRate,
  maxFrameSamples,
  maxBitrate: maxKilobits * 1000,
  maxSidePixels,
}));

/**
 * The lowest level whose limits hold the video, ten times its number. The stream does not say it
 * itself: players have it from the file alone.
 *
 * @returns undefined for a video above level 6.2
 */
export function vp9LevelOf(load: VideoLoad): number | undefined {
  const { widthPixels, heightPixels, framesPerSecond, bitrate } = load;
  const samples = widthPixels * heightPixels;
  return LEVELS.find(
    (level) =>
      samples <= level.maxFrameSamples &&
      samples * framesPerSecond <= level.maxSampleRate &&
      bitrate <= level.maxBitrate &&
      Math.max(widthPixels, heightPixels) <= level.maxSidePixels,
  )?.number;
}
