import { StudioError } from '../../../studio-error';
import flowCode from './flow.wgsl?raw';
import { withGpuErrors } from './gpu-resources';
import lanczosHorizontalCode from './lanczos-horizontal.wgsl?raw';
import lanczosVerticalCode from './lanczos-vertical.wgsl?raw';
import lanczosCode from './lanczos.wgsl?raw';
import certaintyCode from './layer-certainty.wgsl?raw';
import seedCode from './layer-seed.wgsl?raw';
import pullCode from './pull.wgsl?raw';
import pushCode from './push.wgsl?raw';
import samplingCode from './sampling.wgsl?raw';
import swayCode from './sway.wgsl?raw';

/** WGSL of every pass: its own file behind the chunks that it uses. */
const PASSES = {
  lanczosHorizontal: [lanczosCode, lanczosHorizontalCode],
  lanczosVertical: [lanczosCode, lanczosVerticalCode],
  layerSeed: [certaintyCode, seedCode],
  pull: [pullCode],
  push: [samplingCode, pushCode],
  sway: [swayCode],
  flow: [samplingCode, flowCode],
} as const;

/** A compiled pipeline for each pass. */
export type RenderPipelines = Readonly<Record<keyof typeof PASSES, GPUComputePipeline>>;

const pipelinesByDevice = new WeakMap<GPUDevice, Promise<RenderPipelines>>();

/**
 * The renderer's pipelines on a device, compiled once and kept as long as the device lives.
 * Throws StudioError unexpected with the compiler's messages in its cause.
 */
export function openRenderPipelines(device: GPUDevice): Promise<RenderPipelines> {
  const known = pipelinesByDevice.get(device);
  if (known) {
    return known;
  }
  const opening = compileAll(device);
  pipelinesByDevice.set(device, opening);
  opening.catch(() => pipelinesByDevice.delete(device));
  return opening;
}

async function compileAll(device: GPUDevice): Promise<RenderPipelines> {
  const compile = (name: keyof typeof PASSES): Promise<GPUComputePipeline> =>
    createComputePipeline(device, name, PASSES[name].join('\n'));
  return {
    lanczosHorizontal: await compile('lanczosHorizontal'),
    lanczosVertical: await compile('lanczosVertical'),
    layerSeed: await compile('layerSeed'),
    pull: await compile('pull'),
    push: await compile('push'),
    sway: await compile('sway'),
    flow: await compile('flow'),
  };
}

/** Compiles one compute pass with the entry point `main`. Throws StudioError unexpected. */
export function createComputePipeline(
  device: GPUDevice,
  label: string,
  code: string,
): Promise<GPUComputePipeline> {
  return withGpuErrors(device, `compile the pass ${label}`, async () =>
    device.createComputePipelineAsync({
      label,
      layout: 'auto',
      compute: { module: await compileShader(device, label, code), entryPoint: 'main' },
    }),
  );
}

/** A shader module without errors. Throws StudioError unexpected with the compiler's words. */
export async function compileShader(
  device: GPUDevice,
  label: string,
  code: string,
): Promise<GPUShaderModule> {
  const module = device.createShaderModule({ label, code });
  const { messages } = await module.getCompilationInfo();
  const errors = messages.filter((message) => message.type === 'error');
  if (errors.length > 0) {
    const lines = errors.map(({ lineNum, linePos, message }) => `${lineNum}:${linePos} ${message}`);
    throw new StudioError('unexpected', `The shader ${label} does not compile.`, 'reload', {
      cause: lines.join('\n'),
    });
  }
  return module;
}
