import exactCode from './field-exact.wgsl?raw';
import filteredCode from './field-filtered.wgsl?raw';

/** How passes read fields of 32-bit floats on a device. */
export interface FieldSampling {
  /** WGSL of `bilinear_field`. */
  readonly code: string;
  readonly sampleType: GPUTextureSampleType;
}

const EXACT: FieldSampling = { code: exactCode, sampleType: 'unfilterable-float' };
const FILTERED: FieldSampling = { code: filteredCode, sampleType: 'float' };

/** By the sampler where the device has `float32-filterable`, by hand elsewhere (phones, mostly). */
export function fieldSamplingOf(device: GPUDevice): FieldSampling {
  return device.features.has('float32-filterable') ? FILTERED : EXACT;
}

/** Bilinear, clamped to the edge. */
export function createLinearSampler(device: GPUDevice): GPUSampler {
  return device.createSampler({ magFilter: 'linear', minFilter: 'linear' });
}
