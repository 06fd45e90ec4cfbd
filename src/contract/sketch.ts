/**
 * The motion that a denoiser sees after a step, before the last one makes it sharp: enough to tell
 * whether it goes where it was asked. Row by row from the crop's top left.
 */
export interface MotionSketch {
  /** The step it was made by, counting from 1, of `steps`. */
  readonly step: number;
  readonly steps: number;
  readonly columns: number;
  readonly rows: number;
  /** What drifts, long sides of the picture a second. */
  readonly velocityX: Float32Array;
  readonly velocityY: Float32Array;
  /** How far ripples lift and things sway, long sides. */
  readonly ripple: Float32Array;
  readonly sway: Float32Array;
}

/** Told what each step of the denoising has come to; a comlink proxy. */
export type SketchListener = (sketch: MotionSketch) => void;
