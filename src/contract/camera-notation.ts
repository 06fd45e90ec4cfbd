import {
  AXIS_LIMIT,
  CAMERA_EASINGS,
  MAXIMUM_KEYFRAMES,
  type CameraAxes,
  type CameraChoice,
  type CameraKeyframe,
} from './camera';
import { AXIS_NAMES, NO_AXES } from './camera-axes';

/** How a camera by hand is written in an address or a command. */
export const CAMERA_NOTATION =
  'truck:0.5,dolly:1 for axes, or a path of dolly:0.5@0.4;dolly:1,roll:0.2@1/ease-out';

/**
 * Reads axes, `truck:0.5,dolly:1`, or a path, `dolly:0.5@0.4;dolly:1@1/ease-out`: keyframes with
 * their share of the clip and, after a stroke, their easing (`ease-in-out` without).
 *
 * @returns null for anything else, and for values out of range
 */
export function parseCameraNotation(text: string): CameraChoice | null {
  if (!text.includes('@')) {
    const axes = parseAxes(text);
    return axes && { kind: 'axes', axes };
  }
  const keyframes: CameraKeyframe[] = [];
  for (const part of text.split(';')) {
    const keyframe = parseKeyframe(part);
    if (!keyframe || keyframe.at <= (keyframes.at(-1)?.at ?? 0)) return null;
    keyframes.push(keyframe);
  }
  return keyframes.length <= MAXIMUM_KEYFRAMES ? { kind: 'path', keyframes } : null;
}

function parseKeyframe(text: string): CameraKeyframe | null {
  const [, axesText = '', atText = '', easingText = 'ease-in-out'] =
    /^([^@/]+)@(\d*\.?\d+)(?:\/([a-z-]+))?$/.exec(text.trim()) ?? [];
  const axes = parseAxes(axesText);
  const at = Number(atText);
  const easing = CAMERA_EASINGS.find((known) => known === easingText);
  return axes && easing && at <= 1 ? { at, axes, easing } : null;
}

function parseAxes(text: string): CameraAxes | null {
  let axes = NO_AXES;
  for (const part of text.split(',')) {
    const [, word = '', valueText = ''] = /^([a-z]+):(-?\d*\.?\d+)$/.exec(part.trim()) ?? [];
    const name = AXIS_NAMES.find((known) => known === word);
    const value = Number(valueText);
    if (!name || Math.abs(value) > AXIS_LIMIT) return null;
    axes = { ...axes, [name]: value };
  }
  return axes;
}
