import type { CropRectangle, BrushStroke } from '../../contract/clip';
import type { MotionMap } from '../../contract/review';

/** A stroke reaches over the cells' rims, so that rows meet. */
const RADIUS_CELLS = 0.8;
/** As many as leave room for the person's own. */
const MOST_STROKES = 100;

/** Strokes, row by row, that keep still what motion stretches. In the photo's pixels. */
export function freezeStrokesOf(
  { columns, rows, stretched }: Pick<MotionMap, 'columns' | 'rows' | 'stretched'>,
  crop: CropRectangle,
): BrushStroke[] {
  const [cellWidth, cellHeight] = [crop.width / columns, crop.height / rows];
  const radiusPixels = RADIUS_CELLS * Math.max(cellWidth, cellHeight);
  const strokes: BrushStroke[] = [];
  for (let row = 0; row < rows; row += 1) {
    const y = Math.round(crop.y + (row + 0.5) * cellHeight);
    for (const [first, last] of runsOf(stretched.subarray(row * columns, (row + 1) * columns))) {
      const [left, right] = [first, last].map((column) =>
        Math.round(crop.x + (column + 0.5) * cellWidth),
      );
      if (left === undefined || right === undefined) continue;
      const points = left === right ? [left, y] : [left, y, right, y];
      strokes.push({ kind: 'freeze', radiusPixels, softness: 0, points });
    }
  }
  // The longest first, were there ever too many; in place otherwise.
  if (strokes.length <= MOST_STROKES) return strokes;
  return strokes.toSorted((a, b) => lengthOf(b) - lengthOf(a)).slice(0, MOST_STROKES);
}

/** First and last column of every stretch of cells that motion deforms. */
function runsOf(row: Uint8Array): (readonly [number, number])[] {
  const runs: (readonly [number, number])[] = [];
  let first = -1;
  for (let column = 0; column <= row.length; column += 1) {
    const isIn = row[column] === 1;
    if (isIn && first < 0) first = column;
    if (!isIn && first >= 0) {
      runs.push([first, column - 1]);
      first = -1;
    }
  }
  return runs;
}

function lengthOf({ points }: BrushStroke): number {
  return (points[2] ?? points[0] ?? 0) - (points[0] ?? 0);
}
