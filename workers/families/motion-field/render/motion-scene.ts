/**
 * Planar values on the CPU: channel, row, column (CHW). All planes of a scene cover the same
 * crop of the photo, whatever their resolution; texel centres lie at halves.
 */
export interface Planes {
  readonly data: Float32Array;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

/** What a clip is rendered from. Lengths are in long sides of the crop, y down. */
export interface MotionScene {
  /**
   * The crop at full resolution, gamma-encoded sRGB. A texture is rgba8unorm with
   * TEXTURE_BINDING and stays the caller's; a bitmap may be closed after the renderer is made.
   */
  readonly photo: ImageBitmap | GPUTexture;
  /** [1] 0 far .. 1 near. */
  readonly disparity: Planes;
  /** [4] RGB 0..1 and disparity of what lies behind the foreground. */
  readonly background: Planes;
  /** [2] stationary velocity, long sides a second. */
  readonly drift: Planes;
  /** [1] how many times faster it is wanted, place by place; null where it is as it is. */
  readonly driftPace: Planes | null;
  /** [4] amplitude, wavelength at the nearest water, unit direction x, y. */
  readonly ripple: Planes;
  /** How many times faster waves are wanted to come by. */
  readonly ripplePace: number;
  /** [4K] for each frequency: real x, real y, imaginary x, imaginary y. */
  readonly sway: Planes;
  /** [3] air, water, sway; 0..1. */
  readonly mattes: Planes;
  /** K frequencies, in any order and not all different; at most `MAX_FREQUENCIES`. */
  readonly swayFrequenciesHz: readonly number[];
}
