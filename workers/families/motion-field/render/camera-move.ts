import type { CameraAxes, CameraKeyframe } from '../../../../src/contract/camera';

/** How the camera goes along the axes of one eased move. */
export type CameraStyle = 'move' | 'handheld' | 'dolly-zoom';

/** One move over the whole clip, eased in and out. */
export interface EasedMove {
  readonly style: CameraStyle;
  readonly axes: CameraAxes;
  /** 0..1, 0.5 normal: a slower move goes less far in the same time. */
  readonly pace: number;
}

/** A camera move over one clip. */
export type CameraMove =
  | EasedMove
  | { readonly style: 'path'; readonly keyframes: readonly CameraKeyframe[] };
