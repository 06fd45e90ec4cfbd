import {
  AXIS_LIMIT,
  MAXIMUM_KEYFRAMES,
  type CameraAxes,
  type CameraChoice,
  type CameraKeyframe,
} from '../../src/contract/camera';
import { AXIS_NAMES } from '../../src/contract/camera-axes';
import { refuse, requireRange } from './setting-requirements';

/**
 * Checks what the camera is told to do.
 *
 * @throws StudioError `invalid-request` naming the setting, its value and its range
 */
export function validateCamera(camera: CameraChoice): void {
  switch (camera.kind) {
    case 'prompt':
      return;
    case 'preset':
      return requireRange('camera.strength', camera.strength, -AXIS_LIMIT, AXIS_LIMIT);
    case 'axes':
      return requireAxes(camera.axes);
    case 'path':
      return requireKeyframes(camera.keyframes);
  }
}

function requireAxes(axes: CameraAxes): void {
  for (const name of AXIS_NAMES) {
    requireRange(`camera.${name}`, axes[name], -AXIS_LIMIT, AXIS_LIMIT);
  }
}

function requireKeyframes(keyframes: readonly CameraKeyframe[]): void {
  if (keyframes.length === 0 || keyframes.length > MAXIMUM_KEYFRAMES) {
    refuse(`A camera path has 1 to ${MAXIMUM_KEYFRAMES} keyframes, not ${keyframes.length}.`);
  }
  let before = 0;
  for (const { at, axes } of keyframes) {
    requireRange('A keyframe’s time', at, 0, 1);
    if (at <= before) refuse('The keyframes of a camera path must follow each other in time.');
    before = at;
    requireAxes(axes);
  }
}
