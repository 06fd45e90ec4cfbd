import { StudioError } from '../../../studio-error';
import { fieldSamplingOf } from './field-sampling';
import flowCode from './flow.wgsl?raw';
import { withGpuErrors } from './gpu-resources';
import lanczosHorizontalCode from './lanczos-horizontal.wgsl?raw';
import lanczosVerticalCode from './lanczos-vertical.wgsl?raw';
import lanczosCode from './lanczos.wgsl?raw';
import certaintyCode from './layer-certainty.wgsl?raw';
import seedCode from './layer-seed.wgsl?raw';
import pullCode from './pull.wgsl?raw';
import pushCode from './push.wgsl?raw';
import rippleCode from './ripple.wgsl?raw';
import swayCode from './sway.wgsl?raw';

/** WGSL of every pass: its own file behind the chunks that it uses. */
const passesOf = (fieldCode: string) => ({
  lanczosHorizontal: [lanczosCode, lanczosHorizontalCode],
  lanczosVertical: [lanczosCode, lanczosVerticalCode],
  layerSeed: [certaintyCode, seedCode],
  pull: [pullCode],
  push: [fieldCode, pushCode],
  sway: [swayCode],
  flow: [fieldCode, flowCode],
  ripple: [fieldCode, rippleCode],
});

/** A compiled pipeline for each pass. */
export type RenderPipelines = Readonly<
  Record<keyof ReturnType<typeof passesOf>, GPUComputePipeline>
>;

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
  const passes = passesOf(fieldSamplingOf(device).code);
  const compile = (name: keyof RenderPipelines): Promise<GPUComputePipeline> =>
    createComputePipeline(device, name, passes[name].join('\n'));
  return {
    lanczosHorizontal: await compile('lanczosHorizontal'),
    lanczosVertical: await compile('lanczosVertical'),
    layerSeed: await compile('layerSeed'),
    pull: await compile('pull'),
    push: await compile('push'),
    sway: await compile('sway'),
    flow: await compile('flow'),
    ripple: await compile('ripple'),
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
