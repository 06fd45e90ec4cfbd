import type { CameraPreset } from '../../contract/camera';

/** What every camera move is called, and what it does. */
export const cameraText: Record<CameraPreset, { readonly name: string; readonly does: string }> = {
  static: { name: 'Still', does: 'The camera stands still; only the picture moves.' },
  'push-in': { name: 'Push in', does: 'The camera travels into the picture.' },
  'pull-out': { name: 'Pull out', does: 'The camera travels back.' },
  'zoom-in': { name: 'Zoom in', does: 'The lens closes in; the camera stays.' },
  'truck-left': { name: 'Truck left', does: 'The camera slides to the left.' },
  'truck-right': { name: 'Truck right', does: 'The camera slides to the right.' },
  'crane-up': { name: 'Crane up', does: 'The camera rises.' },
  'crane-down': { name: 'Crane down', does: 'The camera sinks.' },
  'pan-left': { name: 'Pan left', does: 'The camera turns to the left.' },
  'pan-right': { name: 'Pan right', does: 'The camera turns to the right.' },
  'tilt-up': { name: 'Tilt up', does: 'The camera looks up.' },
  'tilt-down': { name: 'Tilt down', does: 'The camera looks down.' },
  'orbit-left': { name: 'Orbit left', does: 'The camera circles the subject leftwards.' },
  'orbit-right': { name: 'Orbit right', does: 'The camera circles the subject rightwards.' },
  roll: { name: 'Roll', does: 'The camera leans clockwise.' },
  'dolly-zoom': {
    name: 'Dolly zoom',
    does: 'The camera travels back while the lens closes in: the background draws near.',
  },
  handheld: { name: 'Handheld', does: 'The camera drifts a little, as in a hand.' },
};
