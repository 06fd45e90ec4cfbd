import type { Extent } from '../render/camera-pose';
import { type Field, fieldOf, sampleField } from '../render/plane-filters';

/** Cells along the long side: the size of a pebble on the stage, fine enough to show what moves. */
const LONG_SIDE_CELLS = 96;

/** Cells over the crop; positions are in long sides from its top left. */
export interface ReviewGrid {
  readonly columns: number;
  readonly rows: number;
  readonly extent: Extent;
}

/** The grid of a picture. */
export function createReviewGrid(extent: Extent): ReviewGrid {
  return {
    columns: Math.max(2, Math.round(LONG_SIDE_CELLS * extent.width)),
    rows: Math.max(2, Math.round(LONG_SIDE_CELLS * extent.height)),
    extent,
  };
}

/** The middle of a cell. */
export function placeOf({ columns, rows, extent }: ReviewGrid, cell: number): [number, number] {
  const column = cell % columns;
  const row = Math.floor(cell / columns);
  return [((column + 0.5) / columns) * extent.width, ((row + 0.5) / rows) * extent.height];
}

/** A field's value at a place, bilinear. */
export function valueAt(field: Field, { width, height }: Extent, x: number, y: number): number {
  return sampleField(field, (x / width) * field.width - 0.5, (y / height) * field.height - 0.5);
}

/** Half the difference of a field's neighbours over the grid's spacing: its gradient, cell by cell. */
export function gradientOf(
  grid: ReviewGrid,
  field: Field,
): { readonly x: Field; readonly y: Field } {
  const { columns, rows, extent } = grid;
  const at = (column: number, row: number): number => field.data[row * columns + column] ?? 0;
  const slope = (isAcross: boolean): Field =>
    fieldOf(columns, rows, (column, row) => {
      const [index, last, length] = isAcross
        ? [column, columns - 1, extent.width / columns]
        : [row, rows - 1, extent.height / rows];
      const [low, high] = [Math.max(0, index - 1), Math.min(last, index + 1)];
      const rise = isAcross ? at(high, row) - at(low, row) : at(column, high) - at(column, low);
      return rise / ((high - low) * length);
    });
  return { x: slope(true), y: slope(false) };
}
