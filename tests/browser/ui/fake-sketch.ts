import type { MotionSketch } from '../../../src/contract/sketch';

/** The second of four steps: all of it drifts to the right. */
export function fakeSketch(): MotionSketch {
  const [columns, rows] = [24, 16];
  const filled = (value: number): Float32Array => new Float32Array(columns * rows).fill(value);
  return {
    step: 2,
    steps: 4,
    columns,
    rows,
    velocityX: filled(0.05),
    velocityY: filled(0),
    ripple: filled(0),
    sway: filled(0),
  };
}
