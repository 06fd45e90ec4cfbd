import {
  MAXIMUM_MASK_STROKES,
  type BrushStroke,
  type CropRectangle,
  type MaskStroke,
} from '../../contract/clip';
import type { MotionMap } from '../../contract/review';

/** A stroke reaches over the cells' rims, so that rows meet; no brush of the hand is as small. */
const RADIUS_CELLS = 0.8;
/** As many as leave room for the person's own; more than a map has rows. */
const MOST_STROKES = 100;

/** Cells of a row beside each other, from the first to the last. */
interface Run {
  readonly row: number;
  readonly first: number;
  readonly last: number;
}

/**
 * What is painted, and above it strokes, row by row, that keep still what motion stretches. Those
 * of an earlier time that lie on top are taken up into them: however often what is stretched is
 * kept still, that takes no more strokes than once.
 *
 * @returns more strokes than a mask may have only where `painted` leaves none for some rows
 */
export function withStretchedFrozen(
  painted: readonly MaskStroke[],
  { columns, rows, stretched }: Pick<MotionMap, 'columns' | 'rows' | 'stretched'>,
  crop: CropRectangle,
): readonly MaskStroke[] {
  const [cellWidth, cellHeight] = [crop.width / columns, crop.height / rows];
  const strokeOf = ({ row, first, last }: Run): BrushStroke => {
    const xOf = (column: number): number => Math.round(crop.x + (column + 0.5) * cellWidth);
    const y = Math.round(crop.y + (row + 0.5) * cellHeight);
    const points = first === last ? [xOf(first), y] : [xOf(first), y, xOf(last), y];
    const radiusPixels = RADIUS_CELLS * Math.max(cellWidth, cellHeight);
    return { kind: 'freeze', radiusPixels, softness: 0, points };
  };
  /** Which cells a stroke was made of; null where it was painted by hand, or on another crop. */
  const runOf = (stroke: MaskStroke): Run | null => {
    if (stroke.kind !== 'freeze') return null;
    const [x = 0, y = 0, lastX = x] = stroke.points;
    const columnOf = (at: number): number => Math.floor((at - crop.x) / cellWidth);
    const row = Math.floor((y - crop.y) / cellHeight);
    const run = { row, first: columnOf(x), last: columnOf(lastX) };
    const isInside = row >= 0 && row < rows && run.first >= 0 && run.last < columns;
    return isInside && isSame(strokeOf(run), stroke) ? run : null;
  };

  const isFrozen = stretched.map((kind) => (kind === 1 ? 1 : 0));
  const own = [...painted];
  for (let run = takeLast(own, runOf); run; run = takeLast(own, runOf)) {
    isFrozen.fill(1, run.row * columns + run.first, run.row * columns + run.last + 1);
  }
  const most = Math.min(MOST_STROKES, MAXIMUM_MASK_STROKES - own.length);
  let runs = runsOf(isFrozen, columns);
  // Of cells that are strewn about, those between them are kept still too, were there too many.
  for (let gap = 1; runs.length > most && gap < columns; gap += 1) runs = bridged(runs, gap);
  return [...own, ...runs.map(strokeOf)];
}

function isSame(one: BrushStroke, other: BrushStroke): boolean {
  return (
    one.radiusPixels === other.radiusPixels &&
    one.softness === other.softness &&
    one.points.join() === other.points.join()
  );
}

/** Takes the last stroke away if it is one of cells. */
function takeLast(strokes: MaskStroke[], runOf: (stroke: MaskStroke) => Run | null): Run | null {
  const last = strokes.at(-1);
  const run = last ? runOf(last) : null;
  if (run) strokes.pop();
  return run;
}

/** Every stretch of cells that are set, row by row. */
function runsOf(isSet: Uint8Array, columns: number): Run[] {
  const cells = [...isSet.keys()].filter((cell) => isSet[cell] === 1);
  const dots = cells.map((cell) => {
    const column = cell % columns;
    return { row: Math.floor(cell / columns), first: column, last: column };
  });
  return bridged(dots, 0);
}

/** Puts those together that so many cells or fewer lie between. */
function bridged(runs: readonly Run[], gap: number): Run[] {
  const all: Run[] = [];
  for (const run of runs) {
    const before = all.at(-1);
    const isNear = before?.row === run.row && run.first - before.last - 1 <= gap;
    if (before && isNear) all[all.length - 1] = { ...before, last: run.last };
    else all.push(run);
  }
  return all;
}
