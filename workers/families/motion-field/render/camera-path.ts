import type { CameraAxes, CameraChoice, CameraPreset } from '../../../../src/contract/camera';
import { type CameraClip, clamp01, shakeAt, travelShareAt } from './camera-easing';
import { type CameraMove, mapAxes, NO_AXES, scaledAxes } from './camera-move';
import {
  type CameraPose,
  type DisparityRange,
  type Extent,
  framingMagnification,
  poseOf,
} from './camera-pose';

/** Disparity of what keeps its size in a dolly zoom. */
const SUBJECT_DISPARITY = 0.55;

const PRESET_AXES: Readonly<Record<CameraPreset, Partial<CameraAxes>>> = {
  static: {},
  'push-in': { dolly: 1 },
  'pull-out': { dolly: -1 },
  'truck-left': { truck: -1 },
  'truck-right': { truck: 1 },
  'pan-left': { pan: -1 },
  'pan-right': { pan: 1 },
  'crane-up': { pedestal: 1, tilt: -0.35 },
  'crane-down': { pedestal: -1, tilt: 0.35 },
  'tilt-up': { tilt: 1 },
  'tilt-down': { tilt: -1 },
  'orbit-left': { truck: -1, pan: 0.6 },
  'orbit-right': { truck: 1, pan: -0.6 },
  roll: { roll: 1 },
  'zoom-in': { zoom: 1 },
  'dolly-zoom': { dolly: 1 },
  handheld: { truck: 0.3, pedestal: 0.25, dolly: 0.08, pan: 0.15, tilt: 0.15, roll: 0.2 },
};

/** What names a camera by itself; the prompt's own camera comes out of the text encoder. */
export type NamedCamera = Exclude<CameraChoice, { readonly kind: 'prompt' }>;

/** The move that a preset or the seven sliders stand for. */
export function cameraMoveOf(choice: NamedCamera): CameraMove {
  if (choice.kind === 'axes') {
    return { axes: choice.axes, pace: 0.5, style: 'move' };
  }
  const { preset, strength } = choice;
  return {
    axes: scaledAxes({ ...NO_AXES, ...PRESET_AXES[preset] }, strength),
    pace: 0.5,
    style: preset === 'handheld' || preset === 'dolly-zoom' ? preset : 'move',
  };
}

/** The camera's pose at every frame of a clip; frame 0 is the identity. */
export interface CameraPath {
  poseAt(frameIndex: number): CameraPose;
  /** Greatest magnification of anything in the frame. */
  magnificationAt(frameIndex: number): number;
  /** Greatest magnification, and farthest shift on the photo in long sides, over the clip. */
  readonly greatestMagnification: number;
  readonly greatestTravel: number;
  /** The camera never moves. */
  readonly isStatic: boolean;
}

/**
 * The path of a move: eased in and out over the clip, there and back for loops. Wherever the
 * plain path would show what lies beyond the photo, the picture is magnified just enough.
 */
export function createCameraPath(
  move: CameraMove,
  clip: CameraClip,
  extent: Extent,
  range: DisparityRange,
): CameraPath {
  const strong = scaledAxes(move.axes, 0.6 + 0.8 * clamp01(move.pace));
  const shakeFraming = move.style === 'handheld' ? greatestShakeFraming(strong, extent, range) : 1;
  const makePose = (frameIndex: number): CameraPose => {
    const share = travelShareAt(move.style, clip, frameIndex);
    const axes = axesAt(move, strong, clip, frameIndex, share);
    const lens = move.style === 'dolly-zoom' ? dollyZoomLens(axes, extent) : 1;
    const kept = 1 + (shakeFraming - 1) * share;
    return poseOf(axes, Math.max(lens, kept, framingMagnification(axes, extent, range)), extent);
  };
  const poses = Array.from({ length: clip.frameCount }, (_, index) => makePose(index));
  const poseAt = (frameIndex: number): CameraPose => poses[frameIndex] ?? makePose(frameIndex);
  const magnificationAt = (frameIndex: number): number =>
    magnificationOf(poseAt(frameIndex), range);
  return {
    poseAt,
    magnificationAt,
    greatestMagnification: Math.max(1, ...poses.map((pose) => magnificationOf(pose, range))),
    greatestTravel: Math.max(0, ...poses.map((pose) => travelOf(pose, extent))),
    isStatic: poses.every((pose) => pose.isIdentity),
  };
}

function axesAt(
  move: CameraMove,
  strong: CameraAxes,
  clip: CameraClip,
  frameIndex: number,
  share: number,
): CameraAxes {
  switch (move.style) {
    case 'move':
      return scaledAxes(strong, share);
    case 'dolly-zoom':
      // Only away from the subject: towards it the lens would have to see beyond the border.
      return { ...scaledAxes(strong, share), dolly: -Math.abs(strong.dolly) * share };
    case 'handheld':
      return mapAxes((name, index) => strong[name] * share * shakeAt(clip, frameIndex, index));
  }
}

function dollyZoomLens(axes: CameraAxes, extent: Extent): number {
  return 1 - SUBJECT_DISPARITY * poseOf(axes, 1, extent).dolly;
}

/** The magnification that covers every corner of the shake's range. */
function greatestShakeFraming(axes: CameraAxes, extent: Extent, range: DisparityRange): number {
  let greatest = 1;
  for (let corner = 0; corner < 128; corner++) {
    const signed = mapAxes((name, index) => axes[name] * ((corner >> index) & 1 ? 1 : -1));
    greatest = Math.max(greatest, framingMagnification(signed, extent, range));
  }
  return greatest;
}

function magnificationOf(pose: CameraPose, range: DisparityRange): number {
  const [a = 1, b = 0, , d = 0, e = 1, , , , i = 1] = pose.ray;
  const lens = i / Math.sqrt(Math.abs(a * e - b * d));
  const keep = [range.least, range.greatest].map((disparity) => 1 - disparity * pose.dolly);
  return lens / Math.max(0.25, Math.min(...keep));
}

function travelOf(pose: CameraPose, extent: Extent): number {
  const dolly = (Math.abs(pose.dolly) * Math.hypot(extent.width, extent.height)) / 2;
  return dolly + Math.hypot(pose.shiftX, pose.shiftY);
}
