import { type CameraPose, type Extent, projectToPhoto } from '../render/camera-pose';
import { frontOf } from '../render/disparity-layers';
import type { RenderOptions } from '../render/render-options';
import { channelOf, type Field, fieldOf, resizeField } from '../render/plane-filters';
import type { SceneMotion } from '../render/scene-motion';
import { createCameraView, type CameraView, type ReliefPoint } from './camera-view';
import type { Oscillation, Turn } from './oscillation';
import { createReviewGrid, gradientOf, placeOf, type ReviewGrid, valueAt } from './review-grid';
import { createRippleSwings } from './ripple-swings';
import { createSwaySwings } from './sway-swings';

/** Cosine and sine of everything that swings, at one moment. */
export interface Turns {
  readonly sway: readonly Turn[];
  readonly ripple: readonly Turn[];
}

/** The motion of a clip on the grid of a review. */
export interface GridMotion {
  readonly grid: ReviewGrid;
  readonly cells: number;
  /** What shows at a cell, 0..1: air, water, and all that keeps its place. */
  readonly air: Field;
  readonly water: Field;
  /** Velocity of what drifts there, long sides a second. */
  readonly driftX: Field;
  readonly driftY: Field;
  readonly sway: Oscillation;
  readonly ripple: Oscillation;
  turnsAt(frameIndex: number): Turns;
  viewAt(frameIndex: number): CameraView;
  reliefAt(cell: number): ReliefPoint;
  /** Where on the photo a place of a frame looks; long sides from the top left. */
  toPhotoAt(frameIndex: number): (x: number, y: number) => readonly [number, number];
}

/**
 * Puts a clip's motion on a grid.
 *
 * @param among the cells whose swings will be asked for; all of them where it is left out
 */
export function createGridMotion(
  { scene, extent, layers, spectrum, velocity, clock, path, ripple }: SceneMotion,
  options: Pick<RenderOptions, 'motionStrength' | 'widthPixels'>,
  among?: readonly number[],
): GridMotion {
  const grid = createReviewGrid(extent);
  const { columns, rows } = grid;
  const onGrid = (field: Field): Field => resizeField(field, columns, rows);
  const relief = onGrid(frontOf(layers));
  const slopes = gradientOf(grid, relief);
  const amplitude = channelOf(scene.ripple, 0);
  const isDrifting = velocity.fastSpeed > 0;
  const still = fieldOf(columns, rows, () => 0);
  return {
    grid,
    cells: columns * rows,
    air: onGrid(channelOf(scene.mattes, 0)),
    water: onGrid(channelOf(scene.mattes, 1)),
    driftX: isDrifting ? onGrid(velocity.x) : still,
    driftY: isDrifting ? onGrid(velocity.y) : still,
    sway: createSwaySwings(grid, spectrum, among),
    ripple: createRippleSwings(
      grid,
      {
        waves: ripple,
        amplitude: { ...amplitude, data: amplitude.data.map((it) => it * options.motionStrength) },
        pixel: extent.width / options.widthPixels,
      },
      among,
    ),
    turnsAt: (frameIndex) => ({
      sway: spectrum.frequenciesHz.map((hertz) => clock.turnAt(frameIndex, hertz)),
      ripple: ripple.waves.map(({ frequencyHz }) => clock.turnAt(frameIndex, frequencyHz)),
    }),
    viewAt: (frameIndex) => createCameraView(path.poseAt(frameIndex)),
    toPhotoAt: (frameIndex) => createPhotoLookup(path.poseAt(frameIndex), extent, relief),
    reliefAt: (cell) => {
      const [x, y] = placeOf(grid, cell);
      return {
        x: x - extent.width / 2,
        y: y - extent.height / 2,
        disparity: relief.data[cell] ?? 0,
        slopeX: slopes.x.data[cell] ?? 0,
        slopeY: slopes.y.data[cell] ?? 0,
      };
    },
  };
}

/** Rounds in which a place of the frame and the relief under it settle. */
const ROUNDS = 4;

function createPhotoLookup(
  pose: CameraPose,
  extent: Extent,
  relief: Field,
): ReturnType<GridMotion['toPhotoAt']> {
  const [left, top] = [extent.width / 2, extent.height / 2];
  return (x, y) => {
    let [px, py] = [x, y];
    for (let round = 0; round < ROUNDS && !pose.isIdentity; round += 1) {
      const disparity = valueAt(relief, extent, px, py);
      const centred = projectToPhoto(pose, x - left, y - top, disparity);
      [px, py] = [centred[0] + left, centred[1] + top];
    }
    return [px, py];
  };
}
