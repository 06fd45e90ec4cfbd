import type { CameraChoice } from '../../contract/camera';
import { scaledAxes } from '../../contract/camera-axes';

/** The same move going a share as far; what the prompt asks of the camera stays as it is. */
export function calmerCamera(camera: CameraChoice, factor: number): CameraChoice {
  switch (camera.kind) {
    case 'prompt':
      return camera;
    case 'preset':
      return { ...camera, strength: camera.strength * factor };
    case 'axes':
      return { kind: 'axes', axes: scaledAxes(camera.axes, factor) };
    case 'path': {
      const keyframes = camera.keyframes.map((keyframe) => ({
        ...keyframe,
        axes: scaledAxes(keyframe.axes, factor),
      }));
      return { kind: 'path', keyframes };
    }
  }
}
