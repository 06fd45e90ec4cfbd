import { describe, expect, test } from 'vitest';
import { describeDevice } from '../../../workers/runtime/gpu-device';

const real = {
  vendor: 'nvidia',
  architecture: 'ampere',
  device: '',
  description: '',
  isFallbackAdapter: false,
};
const limits = { maxBufferSize: 2 ** 31, maxStorageBufferBindingSize: 2 ** 30 };
const noFeatures = { features: new Set<string>(), limits };
const halfPrecision = { features: new Set(['shader-f16']), limits };

describe('where the networks run', () => {
  test('auto takes a real GPU, in f16 where it can', () => {
    expect(describeDevice(real, halfPrecision, 'auto')).toMatchObject({
      adapter: 'nvidia ampere',
      isSoftwareAdapter: false,
      networkBackend: 'webgpu',
      precision: 'f16',
      hasShaderF16: true,
      limits,
    });
    expect(describeDevice(real, noFeatures, 'auto').precision).toBe('f32');
  });

  test.each([
    ['SwiftShader', { ...real, vendor: 'google', architecture: 'swiftshader' }],
    ['Mesa', { ...real, vendor: 'mesa', description: 'llvmpipe (LLVM 19.1, 256 bits)' }],
    ['Windows', { ...real, vendor: 'microsoft', description: 'Microsoft Basic Render Driver' }],
    ['a fallback adapter', { ...real, isFallbackAdapter: true }],
  ])('auto leaves the software adapter of %s', (_, info) => {
    const report = describeDevice(info, halfPrecision, 'auto');
    expect(report).toMatchObject({ isSoftwareAdapter: true, networkBackend: 'wasm' });
    // The wasm backend computes in f32, whatever the adapter has.
    expect(report.precision).toBe('f32');
    expect(report.backendReason).toContain('software');
  });

  test('what was asked for is taken', () => {
    const software = { ...real, architecture: 'swiftshader' };
    expect(describeDevice(software, noFeatures, 'webgpu').networkBackend).toBe('webgpu');
    expect(describeDevice(real, halfPrecision, 'wasm')).toMatchObject({
      networkBackend: 'wasm',
      precision: 'f32',
    });
  });

  test('an adapter that tells nothing has a name all the same', () => {
    const silent = { ...real, vendor: '', architecture: '' };
    expect(describeDevice(silent, noFeatures, 'auto').adapter).toBe('unnamed adapter');
  });
});
