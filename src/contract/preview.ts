import type { CameraReport } from './camera';
import type { ClipSettings } from './clip';
import type { RegionMap, RegionMotion } from './regions';

/** A clip to be played on a canvas of the page, just as it would be made. */
export interface PreviewRequest {
  /** Transferred, so the page's copy is gone; null: the photo of the preview before. */
  readonly photo: ImageBitmap | null;
  /** Equal for equal photos: what the worker holds of one is used again. */
  readonly photoId: string;
  /** Their size is the canvas's. */
  readonly settings: ClipSettings;
}

export interface PreviewReport {
  readonly frameCount: number;
  /** As of a clip of the same settings. */
  readonly motionSha256: string;
  /** What of the photo can move and how it does, the largest first. */
  readonly regions: readonly RegionMotion[];
  readonly camera: CameraReport;
  /** Where they lie. */
  readonly regionMap: RegionMap;
}

/**
 * What the person does with a preview that plays; `leave` frees what it is drawn with, but not
 * what the networks have made of the photo.
 */
export type PreviewCommand =
  | { readonly kind: 'play' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'seek'; readonly frame: number }
  | { readonly kind: 'leave' };

/** Told which frame has been drawn, counting from 0; a comlink proxy. */
export type FrameListener = (frame: number) => void;
