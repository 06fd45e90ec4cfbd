import {
  AXIS_LIMIT,
  CAMERA_EASINGS,
  CAMERA_PRESETS,
  MAXIMUM_KEYFRAMES,
  type CameraAxes,
  type CameraChoice,
  type CameraKeyframe,
} from '../../contract/camera';
import { mapAxes } from '../../contract/camera-axes';
import { fieldsOf, list, number, oneOf, Unfit, type Fields } from './narrow';

/** Narrows a camera of unknown origin. Throws `Unfit` where it is none. */
export function parseCameraChoice(fields: Fields): CameraChoice {
  switch (fields['kind']) {
    case 'prompt':
      return { kind: 'prompt' };
    case 'preset':
      return {
        kind: 'preset',
        preset: oneOf(fields['preset'], CAMERA_PRESETS),
        strength: number(fields['strength'], -AXIS_LIMIT, AXIS_LIMIT),
      };
    case 'axes':
      return { kind: 'axes', axes: axesOf(fieldsOf(fields['axes'])) };
    case 'path':
      return { kind: 'path', keyframes: keyframesOf(fields['keyframes']) };
    default:
      throw new Unfit();
  }
}

function keyframesOf(value: unknown): readonly CameraKeyframe[] {
  let before = 0;
  const keyframes = list(value, MAXIMUM_KEYFRAMES).map((keyframe) => {
    const fields = fieldsOf(keyframe);
    const at = number(fields['at'], 0, 1);
    if (at <= before) throw new Unfit();
    before = at;
    const easing = oneOf(fields['easing'], CAMERA_EASINGS);
    return { at, axes: axesOf(fieldsOf(fields['axes'])), easing };
  });
  if (keyframes.length === 0) throw new Unfit();
  return keyframes;
}

function axesOf(fields: Fields): CameraAxes {
  return mapAxes((name) => number(fields[name], -AXIS_LIMIT, AXIS_LIMIT));
}
