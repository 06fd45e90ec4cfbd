import { AXIS_LIMIT, type CameraAxes, type CameraChoice } from '../../contract/camera';
import {
  DOLLY_SHARE,
  mapAxes,
  NO_AXES,
  PRESET_AXES,
  scaledAxes,
  SUBJECT_DISPARITY,
  ZOOM_FACTOR,
} from '../../contract/camera-axes';

/**
 * Zoom of a dolly zoom of strength 1: while the camera goes back by the way of a strong dolly the
 * lens narrows, by just so much that what it is about keeps its size.
 */
const DOLLY_ZOOM_LENS = Math.log(1 + SUBJECT_DISPARITY * DOLLY_SHARE) / Math.log(ZOOM_FACTOR);

/**
 * The axes by hand that go on from whatever leads the camera, so that nothing jumps. A hand's tremble
 * has none: it comes to rest.
 *
 * @param promptAxes where the prompt leads, as far as it is known
 */
export function handAxesOf(camera: CameraChoice, promptAxes: CameraAxes | null): CameraAxes {
  switch (camera.kind) {
    case 'prompt':
      return limitedAxes(promptAxes ?? NO_AXES);
    case 'preset':
      return limitedAxes(presetAxes(camera.preset, camera.strength));
    case 'axes':
      return camera.axes;
    case 'path':
      return camera.keyframes.at(-1)?.axes ?? NO_AXES;
  }
}

/** Within what an axis may be, to a hundredth: more is not seen, and reads badly. */
export function limitedAxes(axes: CameraAxes): CameraAxes {
  return mapAxes((name) => {
    const value = Math.min(AXIS_LIMIT, Math.max(-AXIS_LIMIT, axes[name]));
    // Adding 0 makes -0 a plain 0.
    return Math.round(value * 100) / 100 + 0;
  });
}

function presetAxes(preset: keyof typeof PRESET_AXES, strength: number): CameraAxes {
  if (preset === 'handheld') return NO_AXES;
  if (preset === 'dolly-zoom') {
    return { ...NO_AXES, dolly: -Math.abs(strength), zoom: DOLLY_ZOOM_LENS * Math.abs(strength) };
  }
  return scaledAxes(PRESET_AXES[preset], strength);
}
