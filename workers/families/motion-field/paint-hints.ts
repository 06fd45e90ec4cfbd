import type { DirectionStroke } from '../video-model';

/** May move, must not, velocity x and y, and where a stroke lies. Masks act on the frames instead. */
export const HINT_CHANNELS = 5;
const VELOCITY_X = 2;
const VELOCITY_Y = 3;
const COVERAGE = 4;
/** The brush that the denoiser learned with, in long sides of the photo. */
const RADIUS = 0.03;
const MAXIMUM_LENGTH = 0.2;

/**
 * Paints strokes as the denoiser saw them in training (simulator_hints.py): lines with round ends
 * and soft rims, no longer than it knows them, from where each begins.
 *
 * @returns `[5, height, width]` for a latent of that size
 */
export function paintHints(
  strokes: readonly DirectionStroke[],
  width: number,
  height: number,
): Float32Array<ArrayBuffer> {
  const plane = width * height;
  const hints = new Float32Array(HINT_CHANNELS * plane);
  const longSide = Math.max(width, height);
  for (const stroke of strokes) {
    const coverageAt = capsuleOf(stroke);
    for (let index = 0; index < plane; index += 1) {
      const x = ((index % width) + 0.5) / longSide;
      const y = (Math.floor(index / width) + 0.5) / longSide;
      const coverage = Math.min(1, Math.max(0, coverageAt(x, y) * longSide + 0.5));
      add(hints, VELOCITY_X * plane + index, coverage * stroke.velocity[0]);
      add(hints, VELOCITY_Y * plane + index, coverage * stroke.velocity[1]);
      add(hints, COVERAGE * plane + index, coverage);
    }
  }
  for (let index = 0; index < plane; index += 1) {
    const once = 1 / Math.max(1, hints[COVERAGE * plane + index] ?? 0);
    for (const channel of [VELOCITY_X, VELOCITY_Y, COVERAGE]) {
      const at = channel * plane + index;
      hints[at] = (hints[at] ?? 0) * once;
    }
  }
  return hints;
}

/** How far inside the line's rim a place lies, negative outside. */
function capsuleOf({ from, to }: DirectionStroke): (x: number, y: number) => number {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const share = Math.min(1, MAXIMUM_LENGTH / Math.max(length, 1e-6));
  const [dx, dy] = [(to[0] - from[0]) * share, (to[1] - from[1]) * share];
  const lengthSquared = Math.max(dx * dx + dy * dy, 1e-6);
  return (x, y) => {
    const [px, py] = [x - from[0], y - from[1]];
    const along = Math.min(1, Math.max(0, (px * dx + py * dy) / lengthSquared));
    return RADIUS - Math.hypot(px - along * dx, py - along * dy);
  };
}

function add(values: Float32Array, index: number, value: number): void {
  values[index] = (values[index] ?? 0) + value;
}
