import type {
  CameraAxes,
  CameraChoice,
  CameraKeyframe,
  CameraReport,
} from '../../../../src/contract/camera';
import {
  mapAxes,
  NO_AXES,
  PRESET_AXES,
  scaledAxes,
  SUBJECT_DISPARITY,
} from '../../../../src/contract/camera-axes';
import { createCameraTrack } from '../../../../src/contract/camera-track';
import { type CameraClip, clamp01, shakeAt, travelShareAt } from './camera-easing';
import type { CameraMove, EasedMove } from './camera-move';
import {
  type CameraPose,
  type DisparityRange,
  type Extent,
  framingMagnification,
  poseOf,
} from './camera-pose';
import { easedFraming } from './eased-framing';

/** Over which the framing of a path is smoothed, to either side. */
const FRAMING_SECONDS = 0.5;

/** What names a camera by itself; the prompt's own camera comes out of the text encoder. */
export type NamedCamera = Exclude<CameraChoice, { readonly kind: 'prompt' }>;

/** The move that a preset, the seven sliders or a path stand for. */
export function cameraMoveOf(choice: NamedCamera): CameraMove {
  switch (choice.kind) {
    case 'axes':
      return { axes: choice.axes, pace: 0.5, style: 'move' };
    case 'path':
      return { keyframes: choice.keyframes, style: 'path' };
    case 'preset': {
      const { preset, strength } = choice;
      const style = preset === 'handheld' || preset === 'dolly-zoom' ? preset : 'move';
      return { axes: scaledAxes(PRESET_AXES[preset], strength), pace: 0.5, style };
    }
  }
}

/** The camera's pose at every frame of a clip; frame 0 is the identity. */
export interface CameraPath extends CameraReport {
  poseAt(frameIndex: number): CameraPose;
  /** Greatest magnification of anything in the frame. */
  magnificationAt(frameIndex: number): number;
  /** Farthest shift on the photo in long sides over the clip. */
  readonly greatestTravel: number;
  /** The camera never moves. */
  readonly isStatic: boolean;
}

/** Where the camera is, and how much the picture is magnified besides. */
interface FramedAxes {
  readonly axes: CameraAxes;
  readonly magnification: number;
}

/**
 * The path of a move: eased in and out over the clip, there and back for loops, or through
 * keyframes. Wherever the plain path would show what lies beyond the photo, the picture is
 * magnified just enough.
 */
export function createCameraPath(
  move: CameraMove,
  clip: CameraClip,
  extent: Extent,
  range: DisparityRange,
): CameraPath {
  const framedAt =
    move.style === 'path'
      ? frameKeyframes(move.keyframes, clip, extent, range)
      : frameMove(move, clip, extent, range);
  const framed = Array.from({ length: clip.frameCount }, (_, index) => framedAt(index));
  const poseFor = ({ axes, magnification }: FramedAxes): CameraPose =>
    poseOf(axes, magnification, extent);
  const poses = framed.map(poseFor);
  const poseAt = (frameIndex: number): CameraPose =>
    poses[frameIndex] ?? poseFor(framedAt(frameIndex));
  return {
    poseAt,
    magnificationAt: (frameIndex) => magnificationOf(poseAt(frameIndex), range),
    greatestFraming: Math.max(1, ...framed.map(({ magnification }) => magnification)),
    greatestMagnification: Math.max(1, ...poses.map((pose) => magnificationOf(pose, range))),
    greatestTravel: Math.max(0, ...poses.map((pose) => travelOf(pose, extent))),
    axes: move.style === 'path' ? (move.keyframes.at(-1)?.axes ?? NO_AXES) : strongAxes(move),
    isStatic: poses.every((pose) => pose.isIdentity),
  };
}

function frameMove(
  move: EasedMove,
  clip: CameraClip,
  extent: Extent,
  range: DisparityRange,
): (frameIndex: number) => FramedAxes {
  const strong = strongAxes(move);
  const shakeFraming = move.style === 'handheld' ? greatestShakeFraming(strong, extent, range) : 1;
  return (frameIndex) => {
    const share = travelShareAt(move.style, clip, frameIndex);
    const axes = axesAt(move, strong, clip, frameIndex, share);
    const lens = move.style === 'dolly-zoom' ? dollyZoomLens(axes, extent) : 1;
    const kept = 1 + (shakeFraming - 1) * share;
    const magnification = Math.max(lens, kept, framingMagnification(axes, extent, range));
    return { axes, magnification };
  };
}

/** A cut asks for its framing at once, so a path that has one is framed as it comes. */
function frameKeyframes(
  keyframes: readonly CameraKeyframe[],
  clip: CameraClip,
  extent: Extent,
  range: DisparityRange,
): (frameIndex: number) => FramedAxes {
  const track = createCameraTrack(keyframes, clip.isLoop);
  const whole = clip.isLoop ? clip.frameCount : Math.max(1, clip.frameCount - 1);
  const axes = Array.from({ length: clip.frameCount }, (_, frame) => track.axesAt(frame / whole));
  const least = axes.map((at) => framingMagnification(at, extent, range));
  const hasCut = keyframes.some(({ easing }) => easing === 'hold');
  const smoothed = Math.min(FRAMING_SECONDS * clip.framesPerSecond, clip.frameCount / 8);
  const framing = easedFraming(least, hasCut ? 0 : Math.round(smoothed), clip.isLoop);
  return (frameIndex) => {
    const last = clip.frameCount - 1;
    const frame = clip.isLoop ? frameIndex % clip.frameCount : Math.min(frameIndex, last);
    return { axes: axes[frame] ?? NO_AXES, magnification: framing[frame] ?? 1 };
  };
}

function strongAxes({ axes, pace }: EasedMove): CameraAxes {
  return scaledAxes(axes, 0.6 + 0.8 * clamp01(pace));
}

function axesAt(
  move: EasedMove,
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
