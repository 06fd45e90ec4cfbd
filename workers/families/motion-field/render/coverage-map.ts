import type { Extent } from './camera-pose';
import type { Field } from './plane-filters';

/** Summed-area table of where something occurs: one row and column longer than the field. */
export interface CoverageMap {
  readonly width: number;
  readonly height: number;
  readonly sums: Uint32Array;
}

/** Counts the texels of a field above a threshold. */
export function createCoverageMap(field: Field, threshold: number): CoverageMap {
  const { width, height } = field;
  const stride = width + 1;
  const sums = new Uint32Array(stride * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += (field.data[y * width + x] ?? 0) > threshold ? 1 : 0;
      sums[(y + 1) * stride + x + 1] = (sums[y * stride + x + 1] ?? 0) + row;
    }
  }
  return { width, height, sums };
}

/** Whether anything occurs in a rectangle (long sides), interpolation's neighbours included. */
export function hasCoverage(
  { width, height, sums }: CoverageMap,
  left: number,
  top: number,
  right: number,
  bottom: number,
  extent: Extent,
): boolean {
  const cell = (value: number, whole: number, count: number, margin: number): number =>
    Math.min(count, Math.max(0, Math.floor((value / whole) * count) + margin));
  const x0 = Math.min(width - 1, cell(left, extent.width, width, -1));
  const x1 = Math.max(x0 + 1, cell(right, extent.width, width, 2));
  const y0 = Math.min(height - 1, cell(top, extent.height, height, -1));
  const y1 = Math.max(y0 + 1, cell(bottom, extent.height, height, 2));
  const at = (x: number, y: number): number => sums[y * (width + 1) + x] ?? 0;
  return at(x1, y1) - at(x0, y1) - at(x1, y0) + at(x0, y0) > 0;
}
