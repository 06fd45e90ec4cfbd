import type { GpuResources } from './gpu-resources';

/** A field that is brought to a frame by one compute pass. */
export interface FieldPass {
  readonly target: GPUTexture;
  /** Records nothing where the field never changes. */
  record(encoder: GPUCommandEncoder, frameIndex: number): void;
}

/** Texels a workgroup covers in x and y, in every pass of the renderer. */
const WORKGROUP = 8;

/** A field that passes write and the compose pass reads; zero until it is written. */
export function fieldTarget(
  resources: GpuResources,
  label: string,
  format: GPUTextureFormat,
  width: number,
  height: number,
): GPUTexture {
  const usage =
    GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.STORAGE_BINDING | GPUTextureUsage.COPY_SRC;
  return resources.texture({ label, format, size: [width, height], usage });
}

/** A buffer for the uniforms of a field's pass. */
export function uniformBuffer(resources: GpuResources, size: number): GPUBuffer {
  return resources.buffer({ size, usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST });
}

/** Records a pass over so many texels. */
export function dispatchField(
  encoder: GPUCommandEncoder,
  pipeline: GPUComputePipeline,
  group: GPUBindGroup,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  const pass = encoder.beginComputePass({ label: pipeline.label });
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, group);
  pass.dispatchWorkgroups(Math.ceil(width / WORKGROUP), Math.ceil(height / WORKGROUP));
  pass.end();
}
