import { scaledAxes } from '../../../../src/contract/camera-axes';
import type { RenderOptions } from '../render/render-options';
import type { CameraMove } from '../render/camera-move';
import { moveScene, type SettledScene } from '../render/scene-motion';
import { createGridMotion } from './grid-motion';
import { measureStretch, type Stretch } from './measure-stretch';

/** A smaller part of the picture is seen by nobody. */
const SMALL_SHARE = 0.005;
/** Of the motion strength's slider. */
const STRENGTH_STEP = 0.05;
const CAMERA_STEP = 0.1;

/** The strongest settings that do not stretch the picture. */
export interface CalmSettings {
  readonly strength: number | null;
  /** A factor on how far the camera goes. */
  readonly camera: number | null;
}

/**
 * Looks for the greatest strength and the farthest camera under which no more than a sliver is
 * stretched, by halving: each is measured as the clip itself was.
 */
export function findCalmSettings(
  settled: SettledScene,
  options: RenderOptions,
  present: Stretch,
  frames: readonly number[],
): CalmSettings {
  const cameraShare = present.share - present.motionShare;
  // Less of anything stretches nothing new.
  const stretched = [...present.cells.keys()].filter((cell) => present.cells[cell] !== 0);
  const measure = (changed: RenderOptions): Stretch => {
    const motion = moveScene(settled, changed);
    return measureStretch(createGridMotion(motion, changed, stretched), motion, frames, stretched);
  };
  const strengths = Math.ceil(options.motionStrength / STRENGTH_STEP - 1e-6);
  const strength =
    present.motionShare > SMALL_SHARE
      ? greatestOf(strengths, (step) => {
          const changed = { ...options, motionStrength: step * STRENGTH_STEP };
          return measure(changed).motionShare <= SMALL_SHARE;
        })
      : null;
  const camera =
    cameraShare > SMALL_SHARE
      ? greatestOf(Math.round(1 / CAMERA_STEP), (step) => {
          const calmer = calmerMove(options.camera, step * CAMERA_STEP);
          const found = measure({ ...options, camera: calmer });
          return found.share - found.motionShare <= SMALL_SHARE;
        })
      : null;
  return {
    strength: strength === null ? null : rounded(strength * STRENGTH_STEP),
    camera: camera === null ? null : rounded(camera * CAMERA_STEP),
  };
}

/** The same move going a share as far. */
function calmerMove(move: CameraMove, factor: number): CameraMove {
  if (move.style !== 'path') return { ...move, axes: scaledAxes(move.axes, factor) };
  const keyframes = move.keyframes.map((keyframe) => ({
    ...keyframe,
    axes: scaledAxes(keyframe.axes, factor),
  }));
  return { ...move, keyframes };
}

/** The greatest step below `count` that is fine, null where none over 0 is. */
function greatestOf(count: number, isFine: (step: number) => boolean): number | null {
  let [fine, bad] = [0, count];
  while (bad - fine > 1) {
    const middle = Math.floor((fine + bad) / 2);
    if (isFine(middle)) fine = middle;
    else bad = middle;
  }
  return fine > 0 ? fine : null;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
