import type { CameraChoice } from './camera';
import type { RegionName, RegionFactors } from './regions';

/** A rectangle of the photo in its own pixels, EXIF orientation applied. */
export interface CropRectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line painted on the photo with a round brush. */
export interface BrushStroke {
  /** What the brush does to the places under it; `erase` leaves them as if never painted on. */
  readonly kind: 'freeze' | 'move' | 'erase';
  /** In the photo's pixels. */
  readonly radiusPixels: number;
  /** Share of the radius over which the rim fades inwards, 0..1; 0 is as sharp as a mask gets. */
  readonly softness: number;
  /** x, y, x, y and so on along the line, in the photo's pixels; one point is a dab. */
  readonly points: readonly number[];
}

/**
 * A place of a region: all that hangs together with a point, as the class map of the photo draws
 * it. Of no effect where the class map says something else of that point.
 */
export interface PlaceStroke {
  readonly kind: 'place';
  readonly region: RegionName;
  readonly isStill: boolean;
  /** In the photo's pixels. */
  readonly x: number;
  readonly y: number;
}

export type MaskStroke = BrushStroke | PlaceStroke;

/**
 * A direction drawn on the photo: what lies where it begins travels along it, its length in
 * `ARROW_SECONDS`. In the photo's pixels.
 */
export interface MotionArrow {
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
}

/** Long side of the image that the networks see. Smaller is faster and coarser. */
export type WorkingSizePixels = 256 | 384 | 512;

export type VideoCodecName = 'h264' | 'vp9' | 'av1';

/** The file that a clip is written as. GIF and WebP are animated pictures. */
export type ClipContainer = 'mp4' | 'webm' | 'gif' | 'webp';

/** How the frames are encoded; an animated picture has no choice of codecs. */
export type ClipEncoding = VideoCodecName | 'gif' | 'webp';

/** `auto` takes the first that the browser encodes, in the order H.264, VP9, AV1. */
export type VideoCodecChoice = 'auto' | VideoCodecName;

/** Everything that decides a clip besides the photo itself. Plain JSON: it is written into the file. */
export interface ClipSettings {
  readonly prompt: string;
  /** Unsigned 32-bit. The same seed gives the same motion. */
  readonly seed: number;
  /** Denoising steps, 1..8. */
  readonly steps: number;
  /** Classifier-free guidance scale, 1..8: how strongly the prompt is followed. */
  readonly guidance: number;
  /** Scales every displacement at render time, 0..2; 1 is natural. */
  readonly motionStrength: number;
  /** Scales how fast things travel at render time, 0..2; 1 is natural. */
  readonly motionSpeed: number;
  readonly camera: CameraChoice;
  readonly isLoop: boolean;
  /** How often a loop plays in the file, 1..`MAXIMUM_PLAYS`; 1 for a clip that is no loop. */
  readonly playCount: number;
  /** 1..15. */
  readonly durationSeconds: number;
  /** 12..60. */
  readonly framesPerSecond: number;
  /** Even, up to 3840. */
  readonly widthPixels: number;
  /** Even, up to 3840; width x height at most 3840 x 2160. */
  readonly heightPixels: number;
  readonly container: ClipContainer;
  /** Not `h264` in WebM; of no effect in an animated picture. */
  readonly codec: VideoCodecChoice;
  readonly workingSizePixels: WorkingSizePixels;
  readonly crop: CropRectangle;
  /**
   * What may move, painted; a later stroke covers earlier ones. Begun by freezing, the rest moves;
   * begun by letting something move, the rest stays. What it comes to: `motionMaskOf`. At most
   * `MAXIMUM_MASK_STROKES`.
   */
  readonly mask: readonly MaskStroke[];
  /** On top of `motionStrength`, a region at a time. */
  readonly regionStrengths: RegionFactors;
  /** On top of `motionSpeed`, a region at a time. */
  readonly regionSpeeds: RegionFactors;
  /** At most `MAXIMUM_ARROWS`. */
  readonly arrows: readonly MotionArrow[];
}

/** How long what moves takes along an arrow. */
export const ARROW_SECONDS = 2;
/** In long sides of the crop a second: the slowest that is seen to travel, the fastest learned. */
export const ARROW_SPEEDS = { least: 0.015, most: 0.15 } as const;
export const MAXIMUM_ARROWS = 8;

export const MAXIMUM_PLAYS = 4;
/** Of the longer side of an animated picture, which holds every frame nearly whole. */
export const MAXIMUM_ANIMATED_PICTURE_SIDE_PIXELS = 640;
/** GIF counts hundredths of a second, and players slow down what stands for less than two. */
export const MAXIMUM_GIF_FRAMES_PER_SECOND = 50;
export const MAXIMUM_MASK_STROKES = 200;
/** Numbers in a stroke's `points`. */
export const MAXIMUM_STROKE_NUMBERS = 2000;

/** What is written into the video file, so that the clip can be made again. */
export interface ClipRecord {
  readonly format: 1;
  readonly generator: 'enliven';
  readonly appVersion: string;
  readonly model: { readonly id: string; readonly version: string };
  readonly settings: ClipSettings;
}

/** Wall time of each stage in milliseconds, measured in the worker. */
export interface StageTimings {
  readonly loadMs: number;
  readonly encodeImageMs: number;
  readonly encodePromptMs: number;
  readonly denoiseMs: number;
  readonly decodeMotionMs: number;
  readonly renderMs: number;
  readonly encodeVideoMs: number;
  readonly totalMs: number;
}

/** A finished clip. */
export interface Clip {
  readonly video: Blob;
  readonly codec: ClipEncoding;
  /** Of the file, every play of a loop counted. */
  readonly frameCount: number;
  readonly durationSeconds: number;
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly record: ClipRecord;
  /** SHA-256 of the final latent: equal for equal requests, different for another seed. */
  readonly motionSha256: string;
  readonly timings: StageTimings;
}
