import { REGION_NAMES } from '../../../../src/contract/regions';
import type { MotionMap, MovementFigures, RegionMovement } from '../../../../src/contract/review';
import { CLASS_OF_REGION } from '../region-shares';
import { regionsOf } from '../region-strength';
import type { Planes } from '../render/motion-scene';
import { channelOf, resizeField } from '../render/plane-filters';
import type { ReviewGrid } from './review-grid';
import type { MomentVelocity } from './velocity-at';

/**
 * Long sides a second that eyes notice: about two and a half minutes of arc a second where the
 * picture spans thirty degrees, a little over the threshold for motion beside things at rest.
 */
const VISIBLE_SPEED = 0.0015;
/** VBench's dynamic degree looks at the fastest twentieth of the optical flow (Huang et al., 2024). */
const FAST_SHARE = 0.05;
/** What it calls dynamic: 6 pixels of 256 on the short side from frame to frame, at 8 a second. */
const DYNAMIC_SPEED = (6 / 256) * 8;

/** Own motion over the grid, averaged over the moments of a clip. */
export type MovementMap = Pick<MotionMap, 'speeds' | 'velocityX' | 'velocityY'>;

/** Mean own speed and velocity of every cell. */
export function movementMapOf(grid: ReviewGrid, moments: readonly MomentVelocity[]): MovementMap {
  const cells = grid.columns * grid.rows;
  const speeds = new Float32Array(cells);
  const velocityX = new Float32Array(cells);
  const velocityY = new Float32Array(cells);
  for (const { ownX, ownY } of moments) {
    for (let cell = 0; cell < cells; cell += 1) {
      const [x, y] = [(ownX[cell] ?? 0) / moments.length, (ownY[cell] ?? 0) / moments.length];
      speeds[cell] = (speeds[cell] ?? 0) + Math.hypot(x, y);
      velocityX[cell] = (velocityX[cell] ?? 0) + x;
      velocityY[cell] = (velocityY[cell] ?? 0) + y;
    }
  }
  return { speeds, velocityX, velocityY };
}

/** How much and how fast, over all. */
export function movementFiguresOf(
  grid: ReviewGrid,
  map: MovementMap,
  moments: readonly MomentVelocity[],
): MovementFigures {
  let [own, camera, shown, count, fast] = [0, 0, 0, 0, 0];
  for (const moment of moments) {
    const speeds: number[] = [];
    for (const [cell, isShown] of moment.isShown.entries()) {
      if (!isShown) continue;
      const speed = Math.hypot(moment.shownX[cell] ?? 0, moment.shownY[cell] ?? 0);
      speeds.push(speed);
      shown += speed;
      own += Math.hypot(moment.ownX[cell] ?? 0, moment.ownY[cell] ?? 0);
      camera += moment.camera[cell] ?? 0;
    }
    count += speeds.length;
    fast += fastMean(speeds) / moments.length;
  }
  const shortSide = Math.min(grid.extent.width, grid.extent.height);
  return {
    movingShare: shareOf(map.speeds),
    meanSpeed: shown / Math.max(1, count),
    fastSpeed: fast,
    cameraShare: own + camera > 0 ? camera / (own + camera) : 0,
    dynamicDegree: fast / shortSide / DYNAMIC_SPEED,
  };
}

/** The same of every region by itself, weighed by how likely each place belongs to it. */
export function regionMovementsOf(
  grid: ReviewGrid,
  map: MovementMap,
  features: Planes,
): RegionMovement[] {
  const likely = (channel: number): Float32Array =>
    resizeField(channelOf(features, channel), grid.columns, grid.rows).data;
  const regions = regionsOf(features).map(({ name }) => ({
    name,
    weights: likely(CLASS_OF_REGION[name]),
  }));
  const all = REGION_NAMES.map((name) => likely(CLASS_OF_REGION[name]));
  const rest = map.speeds.map((_, cell) =>
    Math.max(0, 1 - all.reduce((sum, weights) => sum + (weights[cell] ?? 0), 0)),
  );
  return [
    ...regions.map(({ name, weights }) => movementOf(name, map, weights)),
    movementOf('rest', map, rest),
  ];
}

function movementOf(
  name: RegionMovement['name'],
  { speeds }: MovementMap,
  weights: Float32Array,
): RegionMovement {
  let [total, moving, speed] = [0, 0, 0];
  for (const [cell, weight] of weights.entries()) {
    const here = speeds[cell] ?? 0;
    total += weight;
    speed += weight * here;
    moving += here >= VISIBLE_SPEED ? weight : 0;
  }
  const safe = Math.max(total, 1e-6);
  return { name, movingShare: moving / safe, meanSpeed: speed / safe };
}

function shareOf(speeds: Float32Array): number {
  return speeds.reduce((sum, speed) => sum + (speed >= VISIBLE_SPEED ? 1 : 0), 0) / speeds.length;
}

function fastMean(speeds: number[]): number {
  const fastest = speeds.toSorted((a, b) => b - a);
  const count = Math.max(1, Math.round(FAST_SHARE * fastest.length));
  return fastest.slice(0, count).reduce((sum, speed) => sum + speed, 0) / count;
}
