import type { MotionScene } from './motion-scene';
import {
  boxFilter,
  channelOf,
  type Field,
  fieldOf,
  maxFilter,
  minFilter,
  resizeField,
} from './plane-filters';

/** How much the displacement may change over its own length: beyond 1 the picture would fold. */
const GREATEST_GRADIENT = 0.45;

/** Layers that sway.wgsl adds up: eight frequencies at six speeds. Mirrored there. */
export const MAX_FREQUENCIES = 48;

/** The sway field as the GPU takes it. */
export interface SwaySpectrum {
  readonly width: number;
  readonly height: number;
  readonly frequenciesHz: readonly number[];
  /** Layer by layer (a layer a frequency), texel by texel: real x, y, imaginary x, y. */
  readonly texels: Float32Array<ArrayBuffer>;
  /** Greatest displacement of each texel over time, long sides, spread to where it may reach. */
  readonly reach: Field;
  readonly hasMotion: boolean;
}

/**
 * Gates the spectrum by the sway matte (softened, so that the rim stretches instead of
 * tearing), scales it by the strength and tames it wherever it would fold the picture.
 */
export function createSwaySpectrum(scene: MotionScene, strength: number): SwaySpectrum {
  const { width, height } = scene.sway;
  const gate = gateOf(scene, width, height);
  const layers = Math.min(scene.swayFrequenciesHz.length, Math.floor(scene.sway.channels / 4));
  const count = Math.min(layers, MAX_FREQUENCIES);
  const parts = Array.from({ length: 4 * count }, (_, channel) => {
    const plane = channelOf(scene.sway, channel);
    return fieldOf(width, height, (_x, _y, i) => (plane.data[i] ?? 0) * (gate[i] ?? 0) * strength);
  });
  const calm = boxFilter(minFilter(calmingOf(parts, width, height), 2), 2);
  const texels = new Float32Array(width * height * 4 * count);
  const amplitude = new Float32Array(width * height);
  for (const [channel, part] of parts.entries()) {
    const layer = Math.floor(channel / 4) * width * height * 4;
    for (const [i, value] of part.data.entries()) {
      const tamed = value * (calm.data[i] ?? 0);
      texels[layer + 4 * i + (channel % 4)] = tamed;
      amplitude[i] = (amplitude[i] ?? 0) + 2 * Math.abs(tamed);
    }
  }
  const greatest = amplitude.reduce((most, value) => Math.max(most, value), 0);
  const radius = Math.min(16, 1 + Math.ceil(greatest * Math.max(width, height)));
  return {
    width,
    height,
    frequenciesHz: scene.swayFrequenciesHz.slice(0, count),
    texels,
    reach: maxFilter({ data: amplitude, width, height }, radius),
    hasMotion: greatest > 1e-6,
  };
}

function gateOf(scene: MotionScene, width: number, height: number): Float32Array {
  const matte = resizeField(channelOf(scene.mattes, 2), width, height);
  return boxFilter(boxFilter(matte, 1), 1).data;
}

/** 1 where the spectrum is harmless, less where its gradient at some time could pass the limit. */
function calmingOf(parts: readonly Field[], width: number, height: number): Field {
  const longSide = Math.max(width, height);
  return fieldOf(width, height, (x, y, i) => {
    const right = x + 1 < width ? i + 1 : i;
    const below = y + 1 < height ? i + width : i;
    let gradient = 0;
    for (const part of parts) {
      const value = part.data[i] ?? 0;
      const across = (part.data[right] ?? 0) - value;
      const down = (part.data[below] ?? 0) - value;
      gradient += Math.hypot(across, down) * longSide;
    }
    return Math.min(1, GREATEST_GRADIENT / Math.max(gradient, 1e-9));
  });
}
