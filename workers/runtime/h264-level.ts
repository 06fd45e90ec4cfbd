/** A level of H.264: what a decoder of that level promises to cope with. */
export interface H264Level {
  /** `level_idc`: ten times the level's number, so 52 is level 5.2. */
  readonly idc: number;
  /** Macroblocks (16 x 16 pixels) a second. */
  readonly maxMacroblocksPerSecond: number;
  /** Macroblocks a frame. */
  readonly maxFrameMacroblocks: number;
  /** Bits a second in Baseline and Main profile. */
  readonly maxBitrate: number;
}

export interface VideoLoad {
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly framesPerSecond: number;
  /** Bits a second. */
  readonly bitrate: number;
}

export type H264Profile = 'high' | 'baseline';

/** High profile may spend a quarter more bits at the same level (Table A-2, cpbBrVclFactor). */
const BITRATE_FACTORS: Readonly<Record<H264Profile, number>> = { high: 1.25, baseline: 1 };

/** ITU-T H.264 (08/2021), Table A-1: level_idc, MaxMBPS, MaxFS, MaxBR in 1000 bits a second. */
const LEVELS: readonly H264Level[] = (
  [
    [10, 1485, 99, 64],
    [11, 3000, 396, 192],
    [12, 6000, 396, 384],
    [13, 11_880, 396, 768],
    [20, 11_880, 396, 2000],
    [21, 19_800, 792, 4000],
    [22, 20_250, 1620, 4000],
    [30, 40_500, 1620, 10_000],
    [31, 108_000, 3600, 14_000],
    [32, 216_000, 5120, 20_000],
    [40, 245_760, 8192, 20_000],
    [41, 245_760, 8192, 50_000],
    [42, 522_240, 8704, 50_000],
    [50, 589_824, 22_080, 135_000],
    [51, 983_040, 36_864, 240_000],
    [52, 2_073_600, 36_864, 240_000],
    [60, 4_177_920, 139_264, 240_000],
    [61, 8_355_840, 139_264, 480_000],
    [62, 16_711_680, 139_264, 800_000],
  ] as const
).map(([idc, maxMacroblocksPerSecond, maxFrameMacroblocks, maxKilobits]) => ({
  idc,
  maxMacroblocksPerSecond,
  maxFrameMacroblocks,
  maxBitrate: maxKilobits * 1000,
}));

/**
 * The lowest level whose limits hold the video: frame size, both sides (each at most
 * sqrt(8 x MaxFS) macroblocks, A.3.1), macroblock rate and bitrate. Browsers are loose about
 * levels, hardware decoders are not.
 *
 * @returns undefined for a video above level 6.2
 */
export function h264LevelOf(load: VideoLoad, profile: H264Profile): H264Level | undefined {
  const across = Math.ceil(load.widthPixels / 16);
  const down = Math.ceil(load.heightPixels / 16);
  return LEVELS.find(
    (level) =>
      across * down <= level.maxFrameMacroblocks &&
      Math.max(across, down) ** 2 <= 8 * level.maxFrameMacroblocks &&
      across * down * load.framesPerSecond <= level.maxMacroblocksPerSecond &&
      load.bitrate <= level.maxBitrate * BITRATE_FACTORS[profile],
  );
}
