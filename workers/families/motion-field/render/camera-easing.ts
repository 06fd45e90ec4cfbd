import type { CameraStyle } from './camera-move';

/** Seconds in which a handheld camera gets moving (and settles again before a loop closes). */
const SETTLE_SECONDS = 1.2;
/** Rates of the sines that a handheld camera's tremble is made of, in hertz. */
const SHAKE_RATES_HZ = [0.23, 0.41, 0.67, 1.07, 1.57] as const;

/** How long a clip is and whether it closes. */
export interface CameraClip {
  readonly frameCount: number;
  readonly framesPerSecond: number;
  readonly isLoop: boolean;
}

/** 0 at frame 0, eased; 1 at the end, or in the middle of a loop. */
export function travelShareAt(style: CameraStyle, clip: CameraClip, frameIndex: number): number {
  if (style === 'handheld') {
    const settleFrames =
      clip.framesPerSecond *
      Math.min(SETTLE_SECONDS, (clip.frameCount / clip.framesPerSecond) * 0.35);
    const frame = clip.isLoop ? frameIndex % clip.frameCount : frameIndex;
    const start = smoothStep(frame / settleFrames);
    return clip.isLoop ? start * smoothStep((clip.frameCount - frame) / settleFrames) : start;
  }
  if (clip.isLoop) {
    return 0.5 - 0.5 * Math.cos((2 * Math.PI * (frameIndex % clip.frameCount)) / clip.frameCount);
  }
  const whole = Math.max(1, clip.frameCount - 1);
  return 0.5 - 0.5 * Math.cos(Math.PI * Math.min(1, frameIndex / whole));
}

/** Smooth noise in -1..1: a few sines with fixed phases, whole cycles of a loop. */
export function shakeAt(clip: CameraClip, frameIndex: number, axis: number): number {
  const duration = clip.frameCount / clip.framesPerSecond;
  let sum = 0;
  let total = 0;
  for (const [index, rate] of SHAKE_RATES_HZ.entries()) {
    const hertz = clip.isLoop ? Math.max(1, Math.round(rate * duration)) / duration : rate;
    const phase = 2.399963 * (7 * axis + 3 * index + 1);
    const weight = 1 / (1 + 1.4 * index);
    sum += weight * Math.sin((2 * Math.PI * hertz * frameIndex) / clip.framesPerSecond + phase);
    total += weight;
  }
  return sum / total;
}

/** Limits a value to 0..1. */
export function clamp01(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function smoothStep(value: number): number {
  const x = clamp01(value);
  return x * x * (3 - 2 * x);
}
