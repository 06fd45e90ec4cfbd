import type { Clip, ClipContainer, ClipSettings } from '../../contract/clip';
import { isAnimatedPicture } from '../../contract/clip-container';
import type { ProgressKind } from '../../contract/progress';
import { defaultBitrate } from '../../contract/video-bitrate';
import { cameraKindOf, renderRate, type RatesByCamera } from './camera-rates';

/**
 * How long a unit of every stage takes on this device, in seconds. The units are those by which
 * a stage grows: megapixels that the networks see, and megapixels of video.
 */
export interface StageRates extends RatesByCamera {
  readonly compileSeconds: number;
  readonly understandPerMegapixel: number;
  readonly denoisePerStepMegapixel: number;
  readonly encodePerFrameMegapixel: number;
}

/**
 * Rough guesses for two cores with a software adapter: no estimate is shown from them, only the
 * share of each stage; the first clip replaces them by the device's own rates.
 */
export const firstRates: StageRates = {
  compileSeconds: 3,
  understandPerMegapixel: 8,
  denoisePerStepMegapixel: 6,
  encodePerFrameMegapixel: 0.1,
  still: null,
  moving: null,
};

/** What the download is taken to cost until its bytes say more: 40 MB at 5 MB/s. */
const downloadSeconds = 8;

/** Seconds that each stage is expected to take for these settings. */
export function expectedSeconds(
  settings: ClipSettings,
  rates: StageRates,
): Record<ProgressKind, number> {
  const seen = networkMegapixels(settings);
  const drawn = videoMegapixels(settings);
  return {
    download: downloadSeconds,
    compile: rates.compileSeconds,
    understand: rates.understandPerMegapixel * seen,
    denoise: rates.denoisePerStepMegapixel * seen * settings.steps,
    render: renderRate(settings, rates) * drawn,
    encode: rates.encodePerFrameMegapixel * drawn,
  };
}

/** Bytes that a video has at most, by its bitrate; null for an animated picture, which has none. */
export function greatestBytes(settings: ClipSettings): number | null {
  const { container, widthPixels, heightPixels, framesPerSecond } = settings;
  if (isAnimatedPicture(container)) return null;
  const bytesPerSecond = defaultBitrate(widthPixels, heightPixels, framesPerSecond) / 8;
  return bytesPerSecond * settings.durationSeconds * settings.playCount;
}

/** Bytes that the file is expected to have; null where none was made under such a camera. */
export function expectedBytes(settings: ClipSettings, rates: RatesByCamera): number | null {
  const measured = rates[cameraKindOf(settings)];
  return measured && measured.bytesPerMegapixelSecond * fileUnits(settings);
}

/** Below it a model lay loaded: handing it on is no measure of loading it. */
const LEAST_COMPILE_MS = 20;

/** The rates that a finished clip shows. Stages that were skipped keep their earlier rate. */
export function measuredRates(
  settings: ClipSettings,
  { timings, video }: Pick<Clip, 'timings' | 'video'>,
  earlier: StageRates,
): StageRates {
  const seen = networkMegapixels(settings);
  const drawn = videoMegapixels(settings);
  const rate = (milliseconds: number, units: number, before: number) =>
    milliseconds > 0 && units > 0 ? milliseconds / 1000 / units : before;
  const isCompiled = timings.loadMs >= LEAST_COMPILE_MS;
  // A photo that was understood before leaves the prompt alone, a small part of the stage.
  const isUnderstood = timings.encodeImageMs > 0;
  const understandMs = timings.encodeImageMs + timings.encodePromptMs;
  const denoiseMs = timings.denoiseMs + timings.decodeMotionMs;
  return {
    compileSeconds: rate(isCompiled ? timings.loadMs : 0, 1, earlier.compileSeconds),
    understandPerMegapixel: rate(
      isUnderstood ? understandMs : 0,
      seen,
      earlier.understandPerMegapixel,
    ),
    denoisePerStepMegapixel: rate(
      denoiseMs,
      seen * settings.steps,
      earlier.denoisePerStepMegapixel,
    ),
    encodePerFrameMegapixel: rate(timings.encodeVideoMs, drawn, earlier.encodePerFrameMegapixel),
    still: earlier.still,
    moving: earlier.moving,
    [cameraKindOf(settings)]: {
      renderPerFrameMegapixel: rate(timings.renderMs, drawn, renderRate(settings, earlier)),
      bytesPerMegapixelSecond: video.size / fileUnits(settings),
    },
  };
}

/**
 * How a file grows with the frame rate. A video, and a GIF that leaves out what stands still, tell
 * the frames by their differences, which grow smaller; a WebP has every frame whole. Measured from
 * 12 to 40 frames a second: WebM 2.0, GIF 1.7, WebP 3.3 times as large.
 */
const growth: Readonly<Record<ClipContainer, (framesPerSecond: number) => number>> = {
  mp4: Math.sqrt,
  webm: Math.sqrt,
  gif: Math.sqrt,
  webp: (framesPerSecond) => framesPerSecond,
};

function fileUnits(settings: ClipSettings): number {
  const megapixels = (settings.widthPixels * settings.heightPixels) / 1e6;
  const seconds = settings.durationSeconds * settings.playCount;
  return megapixels * seconds * growth[settings.container](settings.framesPerSecond);
}

function networkMegapixels(settings: ClipSettings): number {
  const ratio = settings.crop.width / settings.crop.height;
  const short = settings.workingSizePixels * Math.min(ratio, 1 / ratio);
  return (settings.workingSizePixels * short) / 1e6;
}

function videoMegapixels(settings: ClipSettings): number {
  const frames = settings.durationSeconds * settings.framesPerSecond;
  return (settings.widthPixels * settings.heightPixels * frames) / 1e6;
}
