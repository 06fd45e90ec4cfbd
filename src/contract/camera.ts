/**
 * How far the camera travels over the clip along each axis. 1 is a strong move, 0.5 a gentle
 * one, 0 none; usually -1..1, at most `AXIS_LIMIT` either way. Positive is: truck right, pedestal
 * up, dolly in, pan right, tilt up, roll clockwise, zoom in.
 */
export interface CameraAxes {
  readonly truck: number;
  readonly pedestal: number;
  readonly dolly: number;
  readonly pan: number;
  readonly tilt: number;
  readonly roll: number;
  readonly zoom: number;
}

/** The named moves, in the order in which they are offered. */
export const CAMERA_PRESETS = [
  'static',
  'push-in',
  'pull-out',
  'zoom-in',
  'truck-left',
  'truck-right',
  'crane-up',
  'crane-down',
  'pan-left',
  'pan-right',
  'tilt-up',
  'tilt-down',
  'orbit-left',
  'orbit-right',
  'roll',
  'dolly-zoom',
  'handheld',
] as const;

export type CameraPreset = (typeof CAMERA_PRESETS)[number];

/** How the camera comes to a keyframe from the one before; `hold` stays there, then cuts. */
export const CAMERA_EASINGS = ['linear', 'ease-in', 'ease-out', 'ease-in-out', 'hold'] as const;

export type CameraEasing = (typeof CAMERA_EASINGS)[number];

/** Where the camera is at one moment of the clip. */
export interface CameraKeyframe {
  /** Share of the clip that has passed, above 0 and up to 1: at 0 is always the whole photo. */
  readonly at: number;
  readonly axes: CameraAxes;
  /** Of the way here. */
  readonly easing: CameraEasing;
}

/** Who decides the camera: the prompt's own words, a named move, or the person's own hand. */
export type CameraChoice =
  | { readonly kind: 'prompt' }
  | { readonly kind: 'preset'; readonly preset: CameraPreset; readonly strength: number }
  /** One eased move that ends at these axes; a loop comes back from them. */
  | { readonly kind: 'axes'; readonly axes: CameraAxes }
  /** In the order of time, 1 to `MAXIMUM_KEYFRAMES`; see `camera-track.ts`. */
  | { readonly kind: 'path'; readonly keyframes: readonly CameraKeyframe[] };

export const MAXIMUM_KEYFRAMES = 8;
/** Greatest value of an axis, to either side. */
export const AXIS_LIMIT = 2;

/** What a camera does to a clip, as the renderer reckons it. */
export interface CameraReport {
  /** How much the picture is enlarged at most so that no edge shows; 1 not at all. */
  readonly greatestFraming: number;
  /** How much anything in it is enlarged at most, by what the camera was told to do besides. */
  readonly greatestMagnification: number;
  /** Where the move leads; of a path, its last keyframe. */
  readonly axes: CameraAxes;
}
