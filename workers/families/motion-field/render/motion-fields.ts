import { bindGroupOf } from './compute-pass';
import { dispatchField, type FieldPass, fieldTarget, uniformBuffer } from './field-pass';
import { createLinearSampler } from './field-sampling';
import type { Extent } from './camera-pose';
import type { GpuResources } from './gpu-resources';
import type { MotionClock } from './motion-clock';
import type { RenderPipelines } from './render-pipelines';
import { createRippleField, type RippleFieldInput } from './ripple-field';
import { MAX_FREQUENCIES, type SwaySpectrum } from './sway-spectrum';
import type { Velocity } from './velocity';

/** The displacement textures of the current frame. */
export interface MotionFields {
  readonly sway: GPUTexture;
  readonly flow: GPUTexture;
  readonly ripple: GPUTexture;
  /** Records the passes that bring all to a frame; those that never move are left out. */
  record(encoder: GPUCommandEncoder, frameIndex: number): void;
}

export interface MotionFieldsInput extends RippleFieldInput {
  readonly spectrum: SwaySpectrum;
  readonly velocity: Velocity;
}

/** Sway, flow and ripple of a clip, computed on the GPU once a frame. */
export function createMotionFields(
  device: GPUDevice,
  resources: GpuResources,
  pipelines: RenderPipelines,
  motion: MotionFieldsInput,
): MotionFields {
  const sway = createSwayPass(device, resources, pipelines.sway, motion);
  const flow = createFlowPass(device, resources, pipelines.flow, motion);
  const ripple = createRippleField(device, resources, pipelines.ripple, motion);
  return {
    sway: sway.target,
    flow: flow.target,
    ripple: ripple.target,
    record: (encoder, frameIndex) => {
      sway.record(encoder, frameIndex);
      flow.record(encoder, frameIndex);
      ripple.record(encoder, frameIndex);
    },
  };
}

function createSwayPass(
  device: GPUDevice,
  resources: GpuResources,
  pipeline: GPUComputePipeline,
  { spectrum, clock }: { spectrum: SwaySpectrum; clock: MotionClock },
): FieldPass {
  const { width, height, texels, frequenciesHz } = spectrum;
  const target = fieldTarget(resources, 'sway', 'rg32float', width, height);
  const layers = Math.max(1, frequenciesHz.length);
  const source = resources.filledTexture(
    'sway spectrum',
    'rgba32float',
    [width, height, layers],
    frequenciesHz.length > 0 ? texels : new Float32Array(4 * width * height),
  );
  const uniforms = uniformBuffer(resources, 16 + 16 * MAX_FREQUENCIES);
  const group = bindGroupOf(device, pipeline, [
    { buffer: uniforms },
    source.createView({ dimension: '2d-array' }),
    target.createView(),
  ]);
  return {
    target,
    record: (encoder, frameIndex) => {
      const turns = frequenciesHz.map((frequency) => clock.turnAt(frameIndex, frequency));
      if (!spectrum.hasMotion) {
        return;
      }
      const words = new Float32Array(4 + 4 * MAX_FREQUENCIES);
      new Uint32Array(words.buffer)[0] = turns.length;
      for (const [index, turn] of turns.entries()) {
        words.set(turn, 4 + 4 * index);
      }
      device.queue.writeBuffer(uniforms, 0, words);
      dispatchField(encoder, pipeline, group, target);
    },
  };
}

function createFlowPass(
  device: GPUDevice,
  resources: GpuResources,
  pipeline: GPUComputePipeline,
  { velocity, clock, extent }: { velocity: Velocity; clock: MotionClock; extent: Extent },
): FieldPass {
  const { width, height } = velocity.x;
  const target = fieldTarget(resources, 'flow', 'rgba32float', width, height);
  const texels = new Float32Array(2 * width * height);
  for (const [i, value] of velocity.x.data.entries()) {
    texels.set([value, velocity.y.data[i] ?? 0], 2 * i);
  }
  const source = resources.filledTexture('velocity', 'rg32float', [width, height, 1], texels);
  const uniforms = uniformBuffer(resources, 32);
  const group = bindGroupOf(device, pipeline, [
    { buffer: uniforms },
    source.createView(),
    target.createView(),
    createLinearSampler(device),
  ]);
  const seconds = clock.driftPeriodSeconds;
  const travelTexels = velocity.fastSpeed * seconds * Math.max(width, height);
  const steps = Math.min(24, Math.max(6, Math.ceil(travelTexels)));
  return {
    target,
    record: (encoder, frameIndex) => {
      const phase = clock.driftPhaseAt(frameIndex);
      if (velocity.fastSpeed === 0) {
        return;
      }
      const words = new Float32Array(8);
      words.set([extent.width, extent.height, phase * seconds, (1 - phase) * seconds]);
      new Uint32Array(words.buffer)[4] = steps;
      device.queue.writeBuffer(uniforms, 0, words);
      dispatchField(encoder, pipeline, group, target);
    },
  };
}
