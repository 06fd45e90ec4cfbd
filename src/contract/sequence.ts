import type { VideoCodecName } from './clip';
import type { FrameListener } from './preview';
import type { ProgressListener } from './studio-api';
import type { Result } from './result';

/** How a part of a sequence gives way to the next; the last part's is of no effect. */
export type SequenceTransition =
  | { readonly kind: 'cut' }
  /** Both are seen at once, so that the sequence is shorter by as much. */
  | { readonly kind: 'dissolve'; readonly durationSeconds: number };

export const TITLE_POSITIONS = ['top', 'middle', 'bottom'] as const;
export const TITLE_SIZES = ['small', 'medium', 'large'] as const;
export const TITLE_COLOURS = ['light', 'dark'] as const;

/** Words laid over a part. Times count from where the part begins. */
export interface SequenceTitle {
  readonly text: string;
  readonly position: (typeof TITLE_POSITIONS)[number];
  readonly size: (typeof TITLE_SIZES)[number];
  readonly colour: (typeof TITLE_COLOURS)[number];
  readonly inSeconds: number;
  /** Beyond the part's end it stays to its end. */
  readonly outSeconds: number;
  /** Of both its coming and its going; 0 for none. */
  readonly fadeSeconds: number;
}

/** How a picture of another shape is fitted: its edges cut off, or black beside it. */
export type FrameFit = 'cover' | 'contain';

/** A stretch of a clip's video, with all that is laid over it. */
export interface SequencePart {
  readonly video: Blob;
  /** What the person knows the clip by, for when it cannot be read. */
  readonly name: string;
  /** Where the stretch begins, in the video's own time. */
  readonly inSeconds: number;
  /** Where it ends, exclusive. */
  readonly outSeconds: number;
  readonly transition: SequenceTransition;
  readonly title: SequenceTitle | null;
}

/** Clips in order, to become one video. */
export interface SequencePlan {
  /** Even, as of a clip. */
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly framesPerSecond: number;
  readonly fit: FrameFit;
  readonly parts: readonly SequencePart[];
}

/** A finished sequence. */
export interface AssembledSequence {
  readonly video: Blob;
  readonly codec: VideoCodecName;
  readonly frameCount: number;
  readonly durationSeconds: number;
  readonly widthPixels: number;
  readonly heightPixels: number;
}

/** What the person does with the sequence that is shown; `leave` frees what it is drawn with. */
export type SequenceCommand =
  | { readonly kind: 'play' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'seek'; readonly frame: number }
  | { readonly kind: 'leave' };

/** What a picture is taken of. */
export interface PictureRequest {
  readonly video: Blob;
  readonly name: string;
  /** In the video's own time; beyond its end, the last frame. */
  readonly atSeconds: number;
}

/**
 * The interface of the worker that puts clips together. It is another one than that which makes
 * them, so that a sequence plays and is written while a clip is being made.
 */
export interface SequenceApi {
  /**
   * Checks the versions against each other. Call first.
   *
   * @param lifeLock held while the worker lives, as in `StudioApi`
   */
  open(contractVersion: number, lifeLock: string): Promise<Result<null>>;
  /** Writes one video; a job named by the page, which `cancel` ends. */
  assemble(
    jobId: string,
    plan: SequencePlan,
    onProgress: ProgressListener,
  ): Promise<Result<AssembledSequence>>;
  /** Gives the worker a canvas, for good, to show the sequence on. */
  attach(canvas: OffscreenCanvas, onFrame: FrameListener): Promise<Result<null>>;
  /**
   * Shows another state of the sequence, drawn at a size of its own, at the frame where it stood.
   * Fails where a clip cannot be read.
   */
  show(plan: SequencePlan): Promise<Result<null>>;
  steer(command: SequenceCommand): void;
  /** Small pictures of a video at some times, for a film strip. */
  filmStrip(
    request: Omit<PictureRequest, 'atSeconds'>,
    timesSeconds: readonly number[],
    heightPixels: number,
  ): Promise<Result<readonly ImageBitmap[]>>;
  /** One frame as it was decoded, at its own size, as a PNG. */
  takePicture(request: PictureRequest): Promise<Result<Blob>>;
  cancel(jobId: string): void;
}
