import type { Turn } from './oscillation';
import type { GridMotion, Turns } from './grid-motion';

/** Velocities at the cells of a grid over one frame, long sides a second. */
export interface MomentVelocity {
  /** Of things by themselves, on the photo. */
  readonly ownX: Float32Array;
  readonly ownY: Float32Array;
  /** Of the same in the frame, camera included. */
  readonly shownX: Float32Array;
  readonly shownY: Float32Array;
  /** Speed that the camera alone gives. */
  readonly camera: Float32Array;
  /** 1 where the frame shows the cell. */
  readonly isShown: Uint8Array;
}

/** What moves how fast from one frame to the next. */
export function velocityAt(
  motion: GridMotion,
  frameIndex: number,
  framesPerSecond: number,
): MomentVelocity {
  const { cells, grid } = motion;
  const [ownX, ownY] = [new Float32Array(cells), new Float32Array(cells)];
  const [shownX, shownY] = [new Float32Array(cells), new Float32Array(cells)];
  const camera = new Float32Array(cells);
  const isShown = new Uint8Array(cells);
  const turns = turnedBetween(motion.turnsAt(frameIndex), motion.turnsAt(frameIndex + 1));
  const [now, next] = [motion.viewAt(frameIndex), motion.viewAt(frameIndex + 1)];
  const [halfWidth, halfHeight] = [grid.extent.width / 2, grid.extent.height / 2];
  for (let cell = 0; cell < cells; cell += 1) {
    const [x, y] = ownVelocity(motion, cell, turns, framesPerSecond);
    const point = motion.reliefAt(cell);
    const before = now.toFrame(point.x, point.y, point.disparity);
    const after = next.toFrame(point.x, point.y, point.disparity);
    const moved = next.toFrame(
      point.x + x / framesPerSecond,
      point.y + y / framesPerSecond,
      point.disparity,
    );
    [ownX[cell], ownY[cell]] = [x, y];
    shownX[cell] = (moved[0] - before[0]) * framesPerSecond;
    shownY[cell] = (moved[1] - before[1]) * framesPerSecond;
    camera[cell] = Math.hypot(after[0] - before[0], after[1] - before[1]) * framesPerSecond;
    isShown[cell] = Math.abs(before[0]) <= halfWidth && Math.abs(before[1]) <= halfHeight ? 1 : 0;
  }
  return { ownX, ownY, shownX, shownY, camera, isShown };
}

/** Drift carries the air and the water, ripples lift the water, all else sways about its place. */
function ownVelocity(
  motion: GridMotion,
  cell: number,
  turns: Turns,
  framesPerSecond: number,
): readonly [number, number] {
  const air = motion.air.data[cell] ?? 0;
  const water = motion.water.data[cell] ?? 0;
  const carried = Math.min(1, air + water);
  const rest = 1 - carried;
  const ripple = water > 0 ? motion.ripple.displacementAt(cell, turns.ripple) : [0, 0];
  const sway = rest > 0 ? motion.sway.displacementAt(cell, turns.sway) : [0, 0];
  const along = (axis: 0 | 1, drift: number): number =>
    carried * drift + framesPerSecond * (water * (ripple[axis] ?? 0) + rest * (sway[axis] ?? 0));
  return [along(0, motion.driftX.data[cell] ?? 0), along(1, motion.driftY.data[cell] ?? 0)];
}

function turnedBetween(before: Turns, after: Turns): Turns {
  const difference = (from: readonly Turn[], to: readonly Turn[]): readonly Turn[] =>
    to.map(([cosine, sine], i) => [cosine - (from[i]?.[0] ?? 0), sine - (from[i]?.[1] ?? 0)]);
  return {
    sway: difference(before.sway, after.sway),
    ripple: difference(before.ripple, after.ripple),
  };
}
