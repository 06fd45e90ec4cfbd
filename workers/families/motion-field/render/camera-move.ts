import type { CameraAxes } from '../../../../src/contract/camera';

/** How the camera goes along its axes. */
export type CameraStyle = 'move' | 'handheld' | 'dolly-zoom';

/** A camera move over one clip. */
export interface CameraMove {
  readonly axes: CameraAxes;
  /** 0..1, 0.5 normal: a slower move goes less far in the same time. */
  readonly pace: number;
  readonly style: CameraStyle;
}

/** No travel along any axis. */
export const NO_AXES: CameraAxes = {
  truck: 0,
  pedestal: 0,
  dolly: 0,
  pan: 0,
  tilt: 0,
  roll: 0,
  zoom: 0,
};

/** All seven axes times a factor. */
export function scaledAxes(axes: CameraAxes, factor: number): CameraAxes {
  return mapAxes((name) => axes[name] * factor);
}

/** Axes made name by name. */
export function mapAxes(valueOf: (name: keyof CameraAxes, index: number) => number): CameraAxes {
  return {
    truck: valueOf('truck', 0),
    pedestal: valueOf('pedestal', 1),
    dolly: valueOf('dolly', 2),
    pan: valueOf('pan', 3),
    tilt: valueOf('tilt', 4),
    roll: valueOf('roll', 5),
    zoom: valueOf('zoom', 6),
  };
}
