import type { MotionReview } from '../../../../src/contract/review';
import type { RenderOptions } from '../render/render-options';
import type { Planes } from '../render/motion-scene';
import type { Field } from '../render/plane-filters';
import { moveScene, type SettledScene } from '../render/scene-motion';
import { type CalmSettings, findCalmSettings } from './calm-settings';
import { createGridMotion } from './grid-motion';
import { measureFlicker } from './measure-flicker';
import { measureLoop } from './measure-loop';
import {
  type MovementMap,
  movementFiguresOf,
  movementMapOf,
  regionMovementsOf,
} from './measure-movement';
import { measureStretch, type Stretch } from './measure-stretch';
import { renderSmallFrames } from './small-frames';
import { type MomentVelocity, velocityAt } from './velocity-at';
import type { FramePair } from './warped-difference';

/** Moments looked at; prime, so that what swings in a loop is not met at a few phases alone. */
const MOMENTS = 13;
/** Every so many of them is rendered too, with its neighbour. */
const RENDERED = 2;

/** What is known without a picture. */
interface Measured {
  readonly velocities: readonly MomentVelocity[];
  readonly map: MovementMap;
  readonly stretch: Stretch;
  readonly calm: CalmSettings;
}

/**
 * Measures a clip without making it: its motion on a grid of cells, from the very fields and poses
 * that frames are drawn from, and its loop and its flicker on small rendered frames.
 *
 * @param features of the image encoder; the first channels are the class map
 */
export async function reviewMotion(
  device: GPUDevice,
  settled: SettledScene,
  features: Planes,
  options: RenderOptions,
  signal: AbortSignal,
): Promise<MotionReview> {
  const { frameCount, framesPerSecond } = options;
  const sceneMotion = moveScene(settled, options);
  const motion = createGridMotion(sceneMotion, options);
  const { grid } = motion;
  const frames = momentsOf(frameCount);
  const shown = frames.filter((_, index) => index % RENDERED === 1);
  const last = frameCount - 1;
  const wanted = [last, 0, 1, ...shown.flatMap((frame) => [frame, frame + 1])];
  const measure = (): Measured => {
    const velocities = frames.map((frame) => velocityAt(motion, frame, framesPerSecond));
    const stretch = measureStretch(motion, sceneMotion, frames);
    const calm = findCalmSettings(sceneMotion, options, stretch, frames);
    return { velocities, map: movementMapOf(grid, velocities), stretch, calm };
  };
  const { frames: rendered, made } = await renderSmallFrames(
    device,
    sceneMotion,
    options,
    wanted,
    signal,
    measure,
  );
  signal.throwIfAborted();
  const { velocities, map, stretch, calm } = made;
  const pairOf = (frame: number, next = frame + 1): FramePair => ({
    before: frameOf(rendered, frame),
    after: frameOf(rendered, next),
    velocity: velocityAt(motion, frame, framesPerSecond),
    toPhoto: motion.toPhotoAt(frame),
  });
  const pairs = shown.map((frame) => pairOf(frame));
  return {
    movement: movementFiguresOf(grid, map, velocities),
    regions: regionMovementsOf(grid, map, features),
    loop: measureLoop(grid, pairOf(last, 0), pairOf(0), velocities, framesPerSecond),
    flicker: measureFlicker(grid, pairs, framesPerSecond),
    stretch: {
      share: stretch.share,
      motionShare: stretch.motionShare,
      worst: stretch.worst,
      calmStrength: calm.strength,
      calmCamera: calm.camera,
    },
    map: { columns: grid.columns, rows: grid.rows, ...map, stretched: stretch.cells },
  };
}

/** Frames spread evenly over a clip, each of which has a next one. */
function momentsOf(frameCount: number): number[] {
  const count = Math.min(MOMENTS, frameCount);
  return Array.from({ length: count }, (_, i) => Math.floor((i * frameCount) / count));
}

function frameOf(frames: ReadonlyMap<number, Field>, frame: number): Field {
  const found = frames.get(frame);
  if (!found) throw new RangeError(`Frame ${frame} was not rendered.`);
  return found;
}
