import type { ClipSettings } from './clip';

/** A few pictures of a clip that is not made: what a small moving thumbnail shows. */
export interface StripRequest {
  /**
   * Of the photo of the present preview, with its crop and prompt; seed and camera are free. Their
   * size is the pictures'.
   */
  readonly settings: ClipSettings;
  /** 1..`MAXIMUM_STRIP_PICTURES`, spread evenly over the clip; the first is its first frame. */
  readonly pictureCount: number;
}

export interface Strip {
  /** Transferred: whoever holds the strip closes them. */
  readonly pictures: readonly ImageBitmap[];
  /** As of a clip of the same settings. */
  readonly motionSha256: string;
}

export const MAXIMUM_STRIP_PICTURES = 32;
