import type { Matrix2 } from './matrix2';
import { placeOf, type ReviewGrid } from './review-grid';

/** What swings at one frequency at a place: real x, real y, imaginary x, imaginary y. */
export type Swing = readonly [number, number, number, number];
/** cos(2 pi f t) - 1 and sin(2 pi f t). */
export type Turn = readonly [number, number];

/**
 * Things that swing about their place, D(t) = Re(sum_k S_k e^(i 2 pi f_k t)) - D(0), on a grid:
 * sway is told so by the network, and ripples, sums of travelling waves, are the same.
 */
export interface Oscillation {
  /** In long sides, at one moment; of a difference of moments, how far it goes in between. */
  displacementAt(cell: number, turns: readonly Turn[]): readonly [number, number];
  /** The displacement's derivatives: rows by x and y of the displacement. */
  gradientAt(cell: number, turns: readonly Turn[]): Matrix2;
}

const PARTS = 4;
/** A swing, its slope across and its slope down. */
const STRIDE = 3 * PARTS;

/**
 * @param swingAt the swing of a frequency at a place
 * @param reach long sides to either side over which slopes are taken
 * @param among the cells that will be asked for; all of them where it is left out
 */
export function createOscillation(
  grid: ReviewGrid,
  count: number,
  swingAt: (frequency: number, x: number, y: number) => Swing,
  reach: number,
  among?: readonly number[],
): Oscillation {
  const cells = grid.columns * grid.rows;
  const wanted = among ?? Array.from({ length: cells }, (_, cell) => cell);
  const values = new Float32Array(count * cells * STRIDE);
  for (let frequency = 0; frequency < count; frequency += 1) {
    for (const cell of wanted) {
      const [x, y] = placeOf(grid, cell);
      const first = (frequency * cells + cell) * STRIDE;
      values.set(swingAt(frequency, x, y), first);
      values.set(
        slope(swingAt(frequency, x - reach, y), swingAt(frequency, x + reach, y), reach),
        first + PARTS,
      );
      values.set(
        slope(swingAt(frequency, x, y - reach), swingAt(frequency, x, y + reach), reach),
        first + 2 * PARTS,
      );
    }
  }
  const sumAt = (
    cell: number,
    turns: readonly Turn[],
    offset: number,
  ): readonly [number, number] => {
    let [x, y] = [0, 0];
    for (let frequency = 0; frequency < count; frequency += 1) {
      const [cosine, sine] = turns[frequency] ?? [0, 0];
      const at = (frequency * cells + cell) * STRIDE + offset;
      x += (values[at] ?? 0) * cosine - (values[at + 2] ?? 0) * sine;
      y += (values[at + 1] ?? 0) * cosine - (values[at + 3] ?? 0) * sine;
    }
    return [x, y];
  };
  return {
    displacementAt: (cell, turns) => sumAt(cell, turns, 0),
    gradientAt: (cell, turns) => {
      const [a, c] = sumAt(cell, turns, PARTS);
      const [b, d] = sumAt(cell, turns, 2 * PARTS);
      return { a, b, c, d };
    },
  };
}

function slope(low: Swing, high: Swing, reach: number): number[] {
  return low.map((value, part) => ((high[part] ?? 0) - value) / (2 * reach));
}
