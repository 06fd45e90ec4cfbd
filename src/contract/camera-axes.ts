import type { CameraAxes, CameraPreset } from './camera';

/** Every axis, in the order in which they are offered. */
export const AXIS_NAMES = ['truck', 'pedestal', 'dolly', 'pan', 'tilt', 'roll', 'zoom'] as const;

export type AxisName = (typeof AXIS_NAMES)[number];

/** How far a strong dolly (1) goes: it enlarges what is nearest, at a disparity of 1, 1.18 times. */
export const DOLLY_SHARE = 1 - 1 / 1.18;
/** How much a strong zoom (1) enlarges. */
export const ZOOM_FACTOR = 1.2;
/** Disparity of what keeps its size in a dolly zoom. */
export const SUBJECT_DISPARITY = 0.55;

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
export function mapAxes(valueOf: (name: AxisName, index: number) => number): CameraAxes {
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

/** What every named move does along the axes at strength 1; `handheld` goes to and fro in them. */
export const PRESET_AXES: Readonly<Record<CameraPreset, CameraAxes>> = {
  static: NO_AXES,
  'push-in': { ...NO_AXES, dolly: 1 },
  'pull-out': { ...NO_AXES, dolly: -1 },
  'truck-left': { ...NO_AXES, truck: -1 },
  'truck-right': { ...NO_AXES, truck: 1 },
  'pan-left': { ...NO_AXES, pan: -1 },
  'pan-right': { ...NO_AXES, pan: 1 },
  'crane-up': { ...NO_AXES, pedestal: 1, tilt: -0.35 },
  'crane-down': { ...NO_AXES, pedestal: -1, tilt: 0.35 },
  'tilt-up': { ...NO_AXES, tilt: 1 },
  'tilt-down': { ...NO_AXES, tilt: -1 },
  'orbit-left': { ...NO_AXES, truck: -1, pan: 0.6 },
  'orbit-right': { ...NO_AXES, truck: 1, pan: -0.6 },
  roll: { ...NO_AXES, roll: 1 },
  'zoom-in': { ...NO_AXES, zoom: 1 },
  'dolly-zoom': { ...NO_AXES, dolly: 1 },
  handheld: {
    truck: 0.3,
    pedestal: 0.25,
    dolly: 0.08,
    pan: 0.15,
    tilt: 0.15,
    roll: 0.2,
    zoom: 0,
  },
};
