import { CLASS_OF_REGION, REGIONS_OF_MATTE } from './region-shares';
import type { Planes } from './render/motion-scene';
import { channelOf, resizeField } from './render/plane-filters';

/** Channels of the class map by what their matte moves: air, water, what sways. */
const CLASSES_OF_MATTE = REGIONS_OF_MATTE.map((names) =>
  names.map((name) => CLASS_OF_REGION[name]),
);
/** Below the one probability of its classes a matte counts for nothing, from the other on wholly. */
export const UNLIKELY = 0.3;
const LIKELY = 0.6;

/** The class map `[12, H, W]` as three planes: how likely the classes of each matte are. */
export function likelihoodsOf(classes: Planes): Planes {
  const { width, height } = classes;
  const data = new Float32Array(CLASSES_OF_MATTE.length * width * height);
  for (const [matte, channels] of CLASSES_OF_MATTE.entries()) {
    const first = matte * width * height;
    for (const channel of channels) {
      for (const [i, value] of channelOf(classes, channel).data.entries()) {
        data[first + i] = (data[first + i] ?? 0) + value;
      }
    }
  }
  return { data, channels: CLASSES_OF_MATTE.length, width, height };
}

/**
 * Mattes know where a thing ends, the class map what it is: where the classes of a matte are
 * unlikely, nothing moves, however sharply the matte is drawn.
 */
export function gateMattes(mattes: Planes, likelihoods: Planes): Planes {
  const { width, height, channels } = mattes;
  const data = mattes.data.slice();
  for (let matte = 0; matte < channels; matte += 1) {
    const likely = resizeField(channelOf(likelihoods, matte), width, height).data;
    const first = matte * width * height;
    for (const [i, probability] of likely.entries()) {
      data[first + i] = (data[first + i] ?? 0) * confidenceOf(probability);
    }
  }
  return { ...mattes, data };
}

/** How much of a matte counts where its classes are so likely, 0..1. */
export function confidenceOf(probability: number): number {
  return Math.min(1, Math.max(0, (probability - UNLIKELY) / (LIKELY - UNLIKELY)));
}
