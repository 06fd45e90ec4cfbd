import type { SwaySpectrum } from '../render/sway-spectrum';
import { createOscillation, type Oscillation } from './oscillation';
import type { ReviewGrid } from './review-grid';

/** The tamed sway of a scene on a grid, as sway.wgsl adds it up. */
export function createSwaySwings(
  grid: ReviewGrid,
  spectrum: SwaySpectrum,
  among?: readonly number[],
): Oscillation {
  const { width, height, texels, frequenciesHz } = spectrum;
  const { extent } = grid;
  const count = spectrum.hasMotion ? frequenciesHz.length : 0;
  return createOscillation(
    grid,
    count,
    (frequency, x, y) => {
      const column = Math.min(width - 1, Math.max(0, (x / extent.width) * width - 0.5));
      const row = Math.min(height - 1, Math.max(0, (y / extent.height) * height - 0.5));
      const [left, top] = [Math.floor(column), Math.floor(row)];
      const [right, below] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
      const [fx, fy] = [column - left, row - top];
      const first = frequency * width * height;
      const part = (channel: number): number => {
        const at = (i: number, j: number): number =>
          texels[4 * (first + j * width + i) + channel] ?? 0;
        const upper = at(left, top) * (1 - fx) + at(right, top) * fx;
        return upper * (1 - fy) + (at(left, below) * (1 - fx) + at(right, below) * fx) * fy;
      };
      return [part(0), part(1), part(2), part(3)];
    },
    0.5 / Math.max(width, height),
    among,
  );
}
