import { type Field, fieldOf } from '../render/plane-filters';
import { type ReviewGrid, valueAt } from './review-grid';
import type { MomentVelocity } from './velocity-at';

/** Two neighbouring frames, the first of which moves on at known velocities. */
export interface FramePair {
  readonly before: Field;
  readonly after: Field;
  readonly velocity: MomentVelocity;
  /** Where on the photo a place of the first frame looks; long sides from the top left. */
  toPhoto(x: number, y: number): readonly [number, number];
}

/** How much each pixel of the second frame differs from what the known motion brings there. */
export function warpedDifferenceOf(
  { columns, rows, extent }: ReviewGrid,
  { before, after, velocity, toPhoto }: FramePair,
  framesPerSecond: number,
): Float32Array {
  const field = (data: Float32Array): Field => ({ data, width: columns, height: rows });
  const [x, y] = [field(velocity.shownX), field(velocity.shownY)];
  const { width, height } = after;
  return fieldOf(width, height, (column, row, pixel) => {
    const px = ((column + 0.5) / width) * extent.width;
    const py = ((row + 0.5) / height) * extent.height;
    const [photoX, photoY] = toPhoto(px, py);
    const dx = valueAt(x, extent, photoX, photoY) / framesPerSecond;
    const dy = valueAt(y, extent, photoX, photoY) / framesPerSecond;
    return (after.data[pixel] ?? 0) - valueAt(before, extent, px - dx, py - dy);
  }).data;
}
