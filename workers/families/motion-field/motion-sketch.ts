import type { MotionSketch } from '../../../src/contract/sketch';
import { confidenceOf } from './gate-mattes';
import type { Planes } from './render/motion-scene';
import { channelOf, type Field, fieldOf, resizeField } from './render/plane-filters';

/** How a latent stores motion: models/motion-field/training/latent.py. */
const DRIFT_SCALE = 0.05;
const RIPPLE_SCALE = 0.004;
const SWAY_SCALES = [0.005, 0.004, 0.0025, 0.0012];
const DRIFT_CHANNELS = [0, 1];
const RIPPLE_CHANNEL = 2;
const FIRST_SWAY_CHANNEL = 6;
const PARTS = 4;

/**
 * What a latent says of the motion, without the decoder: each kind where the class map would let it
 * show.
 *
 * @param latent `[22, h, w]`, the clean one behind a step
 * @param likelihoods of air, water and what sways; any size
 */
export function sketchOf(
  latent: Planes,
  likelihoods: Planes,
  step: number,
  steps: number,
): MotionSketch {
  const { width, height } = latent;
  const [air, water, swaying] = [0, 1, 2].map((matte) => {
    const likely = resizeField(channelOf(likelihoods, matte), width, height);
    return likely.data.map(confidenceOf);
  });
  const drifts = (i: number): number => Math.min(1, (air?.[i] ?? 0) + (water?.[i] ?? 0));
  const values = (valueOf: (i: number) => number): Float32Array =>
    fieldOf(width, height, (_x, _y, i) => valueOf(i)).data;
  const [driftX, driftY] = DRIFT_CHANNELS.map((channel) => channelOf(latent, channel));
  const lift = channelOf(latent, RIPPLE_CHANNEL);
  const swings = SWAY_SCALES.map((scale, frequency) => ({
    scale,
    parts: Array.from({ length: PARTS }, (_, part) =>
      channelOf(latent, FIRST_SWAY_CHANNEL + PARTS * frequency + part),
    ),
  }));
  return {
    step,
    steps,
    columns: width,
    rows: height,
    velocityX: values((i) => drifts(i) * physical(driftX, i, DRIFT_SCALE)),
    velocityY: values((i) => drifts(i) * physical(driftY, i, DRIFT_SCALE)),
    ripple: values((i) => (water?.[i] ?? 0) * Math.max(0, physical(lift, i, RIPPLE_SCALE))),
    sway: values((i) => {
      const reach = swings.map(({ scale, parts }) =>
        Math.hypot(...parts.map((part) => physical(part, i, scale))),
      );
      return (swaying?.[i] ?? 0) * reach.reduce((sum, one) => sum + one, 0);
    }),
  };
}

/** Latents hold the root of what is physical, with its sign. */
function physical(field: Field | undefined, index: number, scale: number): number {
  const value = field?.data[index] ?? 0;
  return value * Math.abs(value) * scale;
}
