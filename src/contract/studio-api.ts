import type { Clip, ClipSettings, VideoCodecName } from './clip';
import type { DeviceReport, NetworkPreference } from './device';
import type { FrameListener, PreviewCommand, PreviewReport, PreviewRequest } from './preview';
import type { Progress } from './progress';
import type { Result } from './result';
import type { MotionReview } from './review';
import type { Strip, StripRequest } from './strip';
import type { SketchListener } from './sketch';

/** Raised whenever a type in this folder changes: guards against a stale worker after an update. */
export const CONTRACT_VERSION = 18;

export interface StudioOptions {
  readonly networks: NetworkPreference;
  /** Absolute URL of the folder that holds the pack's `pack.json`. */
  readonly packUrl: string;
}

export interface PackReport {
  readonly id: string;
  readonly version: string;
  readonly licence: string;
  readonly sizeBytes: number;
}

export interface AnimateRequest {
  /** The whole photo, EXIF orientation applied; transferred, so the page's copy is gone. */
  readonly photo: ImageBitmap;
  /** Equal for equal photos: what a preview has made of one serves its clip too. */
  readonly photoId: string;
  readonly settings: ClipSettings;
}

/** What a video asks of an encoder besides the codec. */
export type VideoFormat = Pick<ClipSettings, 'widthPixels' | 'heightPixels' | 'framesPerSecond'>;

/** Called for every stage; a comlink proxy. */
export type ProgressListener = (progress: Progress) => void;

/** The worker's interface. Every job is named by the page, so that it can be cancelled. */
export interface StudioApi {
  /**
   * Checks the versions against each other and opens the GPU device. Call first.
   *
   * @param lifeLock the lock (Web Locks) that the worker holds from before its answer until it
   *   dies, so that the page can tell
   */
  open(
    contractVersion: number,
    options: StudioOptions,
    lifeLock: string,
  ): Promise<Result<DeviceReport>>;
  /** Downloads, verifies and stores the pack unless it is stored already. */
  preparePack(jobId: string, onProgress: ProgressListener): Promise<Result<PackReport>>;
  animate(
    jobId: string,
    request: AnimateRequest,
    onProgress: ProgressListener,
    onSketch: SketchListener,
  ): Promise<Result<Clip>>;
  /** The codecs that this browser encodes at a size and rate, the most widely played first. */
  encodableCodecs(format: VideoFormat): Promise<Result<readonly VideoCodecName[]>>;
  /** Gives the worker a canvas, for good, to play previews on. */
  attachPreview(canvas: OffscreenCanvas, onFrame: FrameListener): Promise<Result<null>>;
  /**
   * Plays what the settings make of the photo. The networks run only for what has changed since
   * the preview before: a camera, a strength or a speed is shown at once. One that is cancelled
   * leaves what played before in its place.
   */
  preview(
    jobId: string,
    request: PreviewRequest,
    onProgress: ProgressListener,
    onSketch: SketchListener,
  ): Promise<Result<PreviewReport>>;
  /**
   * Measures the preview that plays as these settings show it; `invalid-request` where none does.
   */
  reviewPreview(jobId: string, settings: ClipSettings): Promise<Result<MotionReview>>;
  /**
   * A few small pictures of what is previewed, with another camera or seed. One after the other,
   * and always after a preview that is asked for.
   */
  renderStrip(
    jobId: string,
    request: StripRequest,
    onProgress: ProgressListener,
  ): Promise<Result<Strip>>;
  steerPreview(command: PreviewCommand): void;
  /** Asks a job to end; it resolves with the failure `cancelled`. Unknown ids are ignored. */
  cancel(jobId: string): void;
}
