import { createGpuResources } from '../../../../../workers/families/motion-field/render/gpu-resources';

/** An array as the reference scripts write it: row-major, channels last. */
export interface Reference {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** How a device reads fields of 32-bit floats: by hand, or by its sampler. */
export type FieldReads = 'exact' | 'filtered';

export const FIELD_READS: readonly FieldReads[] = ['exact', 'filtered'];

const opening = new Map<FieldReads, Promise<GPUDevice>>();

/** One device of a kind for a test file; errors outside of any scope fail the test that reads them. */
export function openTestDevice(reads: FieldReads = 'exact'): Promise<GPUDevice> {
  const device = opening.get(reads) ?? requestDevice(reads);
  opening.set(reads, device);
  return device;
}

async function requestDevice(reads: FieldReads): Promise<GPUDevice> {
  const adapter = await navigator.gpu.requestAdapter();
  if (!adapter) {
    throw new Error('This browser offers no WebGPU adapter');
  }
  return adapter.requestDevice({
    requiredFeatures: reads === 'filtered' ? ['float32-filterable'] : [],
  });
}

/** A byte texture out of 1, 3 or 4 channels of 0..255; missing ones are 255. */
export function byteTexture(device: GPUDevice, { shape, data }: Reference): GPUTexture {
  const [height = 1, width = 1, channels = 1] = shape;
  const texels = new Uint8Array(4 * width * height).fill(255);
  for (const [i, value] of data.entries()) {
    texels[4 * Math.floor(i / channels) + (i % channels)] = value;
  }
  return createGpuResources(device).filledTexture(
    'bytes',
    'rgba8unorm',
    [width, height, 1],
    texels,
  );
}

/** A float texture of 1, 2 or 4 channels. */
export function floatTexture(device: GPUDevice, { shape, data }: Reference): GPUTexture {
  const [height = 1, width = 1, channels = 1] = shape;
  const format = channels === 1 ? 'r32float' : channels === 2 ? 'rg32float' : 'rgba32float';
  return createGpuResources(device).filledTexture(
    'floats',
    format,
    [width, height, 1],
    new Float32Array(data),
  );
}

/** Bytes a texel of the formats that are read back. */
const TEXEL_BYTES: Partial<Record<GPUTextureFormat, number>> = {
  rgba8unorm: 4,
  rg32float: 8,
  rgba16float: 8,
  rgba32float: 16,
};

/** A texture's bytes without row padding. */
export async function readTexture(
  device: GPUDevice,
  texture: GPUTexture,
  layer = 0,
): Promise<ArrayBuffer> {
  const { width, height } = texture;
  const rowBytes = width * (TEXEL_BYTES[texture.format] ?? 4);
  const bytesPerRow = Math.ceil(rowBytes / 256) * 256;
  const buffer = device.createBuffer({
    size: bytesPerRow * height,
    usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ,
  });
  const encoder = device.createCommandEncoder();
  encoder.copyTextureToBuffer({ texture, origin: [0, 0, layer] }, { buffer, bytesPerRow }, [
    width,
    height,
  ]);
  device.queue.submit([encoder.finish()]);
  await buffer.mapAsync(GPUMapMode.READ);
  const padded = new Uint8Array(buffer.getMappedRange());
  const bytes = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y++) {
    bytes.set(padded.subarray(y * bytesPerRow, y * bytesPerRow + rowBytes), y * rowBytes);
  }
  buffer.destroy();
  return bytes.buffer;
}

/** Half precision numbers as ordinary ones. */
export function halvesOf(buffer: ArrayBuffer): number[] {
  return [...new Uint16Array(buffer)].map((half) => {
    const sign = half & 0x8000 ? -1 : 1;
    const exponent = (half >> 10) & 31;
    const fraction = half & 1023;
    return exponent === 0
      ? sign * 2 ** -24 * fraction
      : sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
  });
}

/** The nearest half precision number's bits, for 0 and normal numbers. */
export function halfBitsOf(value: number): number {
  if (value === 0) {
    return 0;
  }
  const exponent = Math.floor(Math.log2(Math.abs(value)));
  const fraction = Math.round((Math.abs(value) / 2 ** exponent - 1) * 1024);
  return (value < 0 ? 0x8000 : 0) + ((exponent + 15) << 10) + fraction;
}

/** Colours alone of four-channel values. */
export function withoutAlpha(values: ArrayLike<number>): number[] {
  return Array.from(values).filter((_, i) => i % 4 !== 3);
}

/** Greatest distance between two lists of equal length; NaN where a length differs. */
export function greatestError(actual: readonly number[], expected: readonly number[]): number {
  return actual.length === expected.length
    ? actual.reduce((most, value, i) => Math.max(most, Math.abs(value - (expected[i] ?? NaN))), 0)
    : NaN;
}
