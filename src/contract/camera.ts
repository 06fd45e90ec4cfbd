/**
 * How far the camera travels over the clip along each axis. 1 is a strong move, 0.5 a gentle
 * one, 0 none; usually -1..1. Positive is: truck right, pedestal up, dolly in, pan right,
 * tilt up, roll clockwise, zoom in.
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

export type CameraPreset =
  | 'static'
  | 'push-in'
  | 'pull-out'
  | 'truck-left'
  | 'truck-right'
  | 'pan-left'
  | 'pan-right'
  | 'crane-up'
  | 'crane-down'
  | 'tilt-up'
  | 'tilt-down'
  | 'orbit-left'
  | 'orbit-right'
  | 'roll'
  | 'zoom-in'
  | 'dolly-zoom'
  | 'handheld';

/** Who decides the camera: the prompt's own words, a named move, or the seven axes by hand. */
export type CameraChoice =
  | { readonly kind: 'prompt' }
  | { readonly kind: 'preset'; readonly preset: CameraPreset; readonly strength: number }
  | { readonly kind: 'axes'; readonly axes: CameraAxes };
