import type { CameraAxes, CameraChoice } from '../../contract/camera';
import { AXIS_NAMES, PRESET_AXES } from '../../contract/camera-axes';

/**
 * Whether a camera goes anywhere.
 *
 * @param promptAxes where the prompt leads it; nowhere, as far as is known, where it is null
 */
export function isCameraMoving(camera: CameraChoice, promptAxes: CameraAxes | null): boolean {
  switch (camera.kind) {
    case 'prompt':
      return promptAxes !== null && isTravel(promptAxes);
    case 'preset':
      return camera.strength > 0 && isTravel(PRESET_AXES[camera.preset]);
    case 'axes':
      return isTravel(camera.axes);
    case 'path':
      return camera.keyframes.some(({ axes }) => isTravel(axes));
  }
}

function isTravel(axes: CameraAxes): boolean {
  return AXIS_NAMES.some((name) => axes[name] !== 0);
}
