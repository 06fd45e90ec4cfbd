import { type Extent, FOCAL_LENGTH } from './camera-pose';
import { bindGroupOf } from './compute-pass';
import { dispatchField, type FieldPass, fieldTarget, uniformBuffer } from './field-pass';
import { createLinearSampler } from './field-sampling';
import type { GpuResources } from './gpu-resources';
import type { MotionClock } from './motion-clock';
import type { MotionScene } from './motion-scene';
import { channelOf, type Field } from './plane-filters';
import type { RippleWaves } from './ripple-waves';

export interface RippleFieldInput {
  readonly scene: MotionScene;
  readonly ripple: RippleWaves;
  readonly clock: MotionClock;
  readonly extent: Extent;
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly motionStrength: number;
}

/** Output pixels a texel of the field spans. */
const TEXEL_PIXELS = 2;
/** Of the water's part of the field, for the interpolation at its rim. */
const MARGIN_TEXELS = 4;
/** Bytes of `Ripple` in ripple.wgsl. */
const UNIFORM_BYTES = 240;

/** The ripples' displacement of every frame, in long sides, where there is water. */
export function createRippleField(
  device: GPUDevice,
  resources: GpuResources,
  pipeline: GPUComputePipeline,
  input: RippleFieldInput,
): FieldPass {
  const { ripple, clock } = input;
  const width = Math.ceil(input.widthPixels / TEXEL_PIXELS);
  const height = Math.ceil(input.heightPixels / TEXEL_PIXELS);
  const hasWaves = ripple.waves.length > 0;
  const target = hasWaves
    ? fieldTarget(resources, 'ripple', 'rg32float', width, height)
    : fieldTarget(resources, 'no ripple', 'rg32float', 1, 1);
  const water = waterPart(channelOf(input.scene.mattes, 1), width, height);
  const uniforms = uniformBuffer(resources, UNIFORM_BYTES);
  const group = bindGroupOf(device, pipeline, [
    { buffer: uniforms },
    uploadAmplitude(resources, input).createView(),
    target.createView(),
    createLinearSampler(device),
  ]);
  return {
    target,
    record: (encoder, frameIndex) => {
      if (!hasWaves) {
        return;
      }
      const turns = ripple.waves.map(({ frequencyHz }) => clock.turnAt(frameIndex, frequencyHz));
      device.queue.writeBuffer(uniforms, 0, packRipple(input, water, turns));
      dispatchField(encoder, pipeline, group, water);
    },
  };
}

/** Lays the values out as `Ripple` of ripple.wgsl. */
export function packRipple(
  { ripple, extent, widthPixels }: Pick<RippleFieldInput, 'ripple' | 'extent' | 'widthPixels'>,
  offset: { readonly left: number; readonly top: number },
  turns: readonly (readonly [number, number])[],
): ArrayBuffer {
  const buffer = new ArrayBuffer(UNIFORM_BYTES);
  const floats = new Float32Array(buffer);
  floats.set([extent.width, extent.height, extent.width / widthPixels]);
  new Uint32Array(buffer).set([offset.left, offset.top], 4);
  const { base, slopeX, slopeY } = ripple.plane;
  floats.set([base, slopeX, slopeY, FOCAL_LENGTH], 8);
  for (const [index, { vectorX, vectorY, phase, weight }] of ripple.waves.entries()) {
    const [cosine, sine] = turns[index] ?? [0, 0];
    floats.set([vectorX, vectorY, phase, weight, cosine, sine], 12 + 8 * index);
  }
  return buffer;
}

function uploadAmplitude(
  resources: GpuResources,
  { scene, motionStrength }: RippleFieldInput,
): GPUTexture {
  const { width, height, data } = channelOf(scene.ripple, 0);
  const texels = new Float32Array(data.map((value) => value * motionStrength));
  return resources.filledTexture('ripple amplitude', 'r32float', [width, height, 1], texels);
}

/** The box of the field, in texels, outside of which the matte holds no water. */
function waterPart(
  matte: Field,
  width: number,
  height: number,
): {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
} {
  let [left, top, right, bottom] = [matte.width, matte.height, 0, 0];
  for (const [i, share] of matte.data.entries()) {
    if (share <= 0) continue;
    const [x, y] = [i % matte.width, Math.floor(i / matte.width)];
    [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
  }
  const first = (texel: number, from: number, to: number): number =>
    Math.max(0, Math.floor((texel * to) / from) - MARGIN_TEXELS);
  const last = (texel: number, from: number, to: number): number =>
    Math.min(to, Math.ceil((texel * to) / from) + MARGIN_TEXELS);
  const [x, y] = [first(left, matte.width, width), first(top, matte.height, height)];
  return {
    left: x,
    top: y,
    width: Math.max(0, last(right, matte.width, width) - x),
    height: Math.max(0, last(bottom, matte.height, height) - y),
  };
}
