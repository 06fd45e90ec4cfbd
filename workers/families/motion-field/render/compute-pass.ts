import { dispatchField } from './field-pass';

/** Records one compute pass over a target of the given size; bindings in the order of the WGSL. */
export function recordPass(
  device: GPUDevice,
  encoder: GPUCommandEncoder,
  pipeline: GPUComputePipeline,
  bindings: readonly GPUBindingResource[],
  width: number,
  height: number,
): void {
  dispatchField(encoder, pipeline, bindGroupOf(device, pipeline, bindings), { width, height });
}

/** A bind group 0 with the resources at bindings 0, 1, 2 and so on. */
export function bindGroupOf(
  device: GPUDevice,
  pipeline: GPUComputePipeline,
  bindings: readonly GPUBindingResource[],
): GPUBindGroup {
  return device.createBindGroup({
    label: pipeline.label,
    layout: pipeline.getBindGroupLayout(0),
    entries: bindings.map((resource, binding) => ({ binding, resource })),
  });
}
