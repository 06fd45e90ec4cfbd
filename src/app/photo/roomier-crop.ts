import type { CropRectangle } from '../../contract/clip';
import { moveCrop, resizeCrop, type CropHandle } from '../crop';
import type { PixelSize } from '../pixel-size';
import type { CutSide } from './cut-off-subject';

/** Of the crop's own side, a press. */
const STEP = 0.15;
/** Less than this of the photo beyond the edge is no room. */
const LEAST_ROOM = 0.02;

const HANDLES: Readonly<Record<CutSide, CropHandle>> = {
  left: { horizontal: -1, vertical: 0 },
  right: { horizontal: 1, vertical: 0 },
  top: { horizontal: 0, vertical: -1 },
};

/**
 * The crop with more of the photo beyond one of its edges: wider, or moved there where its shape
 * cannot grow; null where the photo ends.
 *
 * @param ratio width / height that the crop must keep, or null
 */
export function roomierCrop(
  crop: CropRectangle,
  photo: PixelSize,
  side: CutSide,
  ratio: number | null,
): CropRectangle | null {
  const handle = HANDLES[side];
  const dx = handle.horizontal * STEP * crop.width;
  const dy = handle.vertical * STEP * crop.height;
  const least = LEAST_ROOM * (side === 'top' ? crop.height : crop.width);
  const wider = resizeCrop(crop, photo, handle, dx, dy, ratio);
  const moved = moveCrop(crop, photo, dx, dy);
  return [wider, moved].find((next) => gained(crop, next, side) >= least) ?? null;
}

function gained(before: CropRectangle, after: CropRectangle, side: CutSide): number {
  switch (side) {
    case 'left':
      return before.x - after.x;
    case 'right':
      return after.x + after.width - before.x - before.width;
    case 'top':
      return before.y - after.y;
  }
}
