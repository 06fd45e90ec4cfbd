import type { VideoLoad } from './h264-level';

/** A level of AV1: what a decoder of that level promises to cope with. */
interface Av1Level {
  /** `seq_level_idx`: level X.Y is 4 (X - 2) + Y. */
  readonly index: number;
  /** Luma samples a frame. */
  readonly maxFrameSamples: number;
  readonly maxWidthPixels: number;
  readonly maxHeightPixels: number;
  /** Luma samples a second, of frames that are shown. */
  readonly maxDisplayRate: number;
  /** Bits a second in Main tier, which every level has. */
  readonly maxMainBitrate: number;
  /** Bits a second in High tier; 0 where a level has none. */
  readonly maxHighBitrate: number;
}

/** AV1 Bitstream & Decoding Process, A.3: the bitrates in a million bits a second. */
const LEVELS: readonly Av1Level[] = (
  [
    [0, 147_456, 2048, 1152, 4_423_680, 1.5, 0],
    [1, 278_784, 2816, 1584, 8_363_520, 3, 0],
    [4, 665_856, 4352, 2448, 19_975_680, 6, 0],
    [5, 1_065_024, 5504, 3096, 31_950_720, 10, 0],
    [8, 2_359_296, 6144, 3456, 70_778_880, 12, 30],
    [9, 2_359_296, 6144, 3456, 141_557_760, 20, 50],
    [12, 8_912_896, 8192, 4352, 267_386_880, 30, 100],
    [13, 8_912_896, 8192, 4352, 534_773_760, 40, 160],
    [14, 8_912_896, 8192, 4352, 1_069_547_520, 60, 240],
    [16, 35_651_584, 16_384, 8704, 1_069_547_520, 60, 240],
    [17, 35_651_584, 16_384, 8704, 2_139_095_040, 100, 480],
    [18, 35_651_584, 16_384, 8704, 4_278_190_080, 160, 800],
  ] as const
).map(([index, samples, width, height, maxDisplayRate, mainMegabits, highMegabits]) => ({
  index,
  maxFrameSamples: samples,
  maxWidthPixels: width,
  maxHeightPixels: height,
  maxDisplayRate,
  maxMainBitrate: mainMegabits * 1e6,
  maxHighBitrate: highMegabits * 1e6,
}));

/**
 * The lowest level whose limits hold the video, as a codec's name has it: `seq_level_idx` in two
 * digits and the tier, High (`H`) only where Main (`M`) has too few bits for it.
 *
 * @returns undefined for a video above level 6.2
 */
export function av1LevelOf(load: VideoLoad): string | undefined {
  const { widthPixels, heightPixels, framesPerSecond, bitrate } = load;
  const samples = widthPixels * heightPixels;
  const level = LEVELS.find(
    (it) =>
      samples <= it.maxFrameSamples &&
      widthPixels <= it.maxWidthPixels &&
      heightPixels <= it.maxHeightPixels &&
      samples * framesPerSecond <= it.maxDisplayRate &&
      bitrate <= Math.max(it.maxMainBitrate, it.maxHighBitrate),
  );
  if (!level) return undefined;
  const tier = bitrate <= level.maxMainBitrate ? 'M' : 'H';
  return `${level.index.toString().padStart(2, '0')}${tier}`;
}
