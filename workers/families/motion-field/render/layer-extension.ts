import { recordPass } from './compute-pass';
import { createLinearSampler } from './field-sampling';
import type { GpuResources } from './gpu-resources';
import type { RenderPipelines } from './render-pipelines';

/** Pyramid level whose filled colours serve as the local mean. */
const MEAN_LEVEL = 3;
const LAYERS = 2;

/** Texture of the air and water layers beyond their mattes. */
export interface LayerExtensions {
  /** 2 array layers (air, water) at working size. */
  readonly extensions: GPUTexture;
  /** The same at an eighth: what a place looks like on average. */
  readonly means: GPUTexture;
}

/**
 * Extends what belongs to each layer over the whole picture by pull-push, so that a gather
 * past the matte's rim finds more of the same and never the wrong side. `photo` has the size
 * of `mattes`.
 */
export function createLayerExtensions(
  device: GPUDevice,
  resources: GpuResources,
  pipelines: RenderPipelines,
  photo: GPUTexture,
  mattes: GPUTexture,
): LayerExtensions {
  const sizes = pyramidSizes(mattes.width, mattes.height);
  const pyramid = (label: string): GPUTexture[] =>
    sizes.map((size) =>
      device.createTexture({ label, format: 'rgba16float', size, usage: PYRAMID_USAGE }),
    );
  const meanLevel = Math.min(MEAN_LEVEL, sizes.length - 1);
  const layered = (label: string, level: number): GPUTexture =>
    resources.texture({
      label,
      format: 'rgba16float',
      size: [...(sizes[level] ?? [1, 1]), LAYERS],
      usage: GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.COPY_DST | GPUTextureUsage.COPY_SRC,
    });
  const extensions = layered('layer extensions', 0);
  const means = layered('layer means', meanLevel);
  for (let kind = 0; kind < LAYERS; kind++) {
    const [known, filled] = [pyramid('known'), pyramid('filled')];
    const seed = device.createBuffer({
      size: 16,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    });
    device.queue.writeBuffer(seed, 0, new Uint32Array([kind]));
    const encoder = device.createCommandEncoder();
    recordFill(device, encoder, pipelines, { photo, mattes, seed, known, filled });
    copyLevel(encoder, filled[0], extensions, kind);
    copyLevel(encoder, filled[meanLevel], means, kind);
    device.queue.submit([encoder.finish()]);
    for (const resource of [...known, ...filled, seed]) {
      resource.destroy();
    }
  }
  return { extensions, means };
}

const PYRAMID_USAGE =
  GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.STORAGE_BINDING | GPUTextureUsage.COPY_SRC;

interface Fill {
  readonly photo: GPUTexture;
  readonly mattes: GPUTexture;
  readonly seed: GPUBuffer;
  readonly known: readonly GPUTexture[];
  readonly filled: readonly GPUTexture[];
}

function recordFill(
  device: GPUDevice,
  encoder: GPUCommandEncoder,
  pipelines: RenderPipelines,
  { photo, mattes, seed, known, filled }: Fill,
): void {
  const run = (
    pipeline: GPUComputePipeline,
    target: GPUTexture | undefined,
    sources: readonly (GPUTexture | undefined)[],
    rest: readonly GPUBindingResource[] = [],
  ): void => {
    if (target) {
      const views = [...sources, target].flatMap((texture) =>
        texture ? [texture.createView()] : [],
      );
      recordPass(device, encoder, pipeline, [...views, ...rest], target.width, target.height);
    }
  };
  const last = known.length - 1;
  run(pipelines.layerSeed, known[0], [photo, mattes], [{ buffer: seed }]);
  for (let level = 0; level < last; level++) {
    run(pipelines.pull, known[level + 1], [known[level]]);
  }
  // The smallest level has nothing below it: it is filled from itself.
  const sampler = [createLinearSampler(device)];
  run(pipelines.push, filled[last], [known[last], known[last]], sampler);
  for (let level = last - 1; level >= 0; level--) {
    run(pipelines.push, filled[level], [known[level], filled[level + 1]], sampler);
  }
}

function copyLevel(
  encoder: GPUCommandEncoder,
  level: GPUTexture | undefined,
  target: GPUTexture,
  layer: number,
): void {
  if (level) {
    encoder.copyTextureToTexture({ texture: level }, { texture: target, origin: [0, 0, layer] }, [
      level.width,
      level.height,
    ]);
  }
}

function pyramidSizes(width: number, height: number): [number, number][] {
  const sizes: [number, number][] = [[width, height]];
  let [w, h] = [width, height];
  while (w > 1 || h > 1) {
    [w, h] = [Math.ceil(w / 2), Math.ceil(h / 2)];
    sizes.push([w, h]);
  }
  return sizes;
}
