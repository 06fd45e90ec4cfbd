import { afterEach, describe, expect, test, vi } from 'vitest';
import { openGpuDevice } from '../../../workers/runtime/gpu-device';

describe('the GPU device', () => {
  afterEach(() => vi.restoreAllMocks());

  test('has every limit of the adapter, and says what it is', async () => {
    const gpu = await openGpuDevice('auto');
    const adapter = await navigator.gpu.requestAdapter();
    const { limits } = gpu.device;
    expect(limits.maxBufferSize).toBe(adapter?.limits.maxBufferSize);
    expect(limits.maxStorageBufferBindingSize).toBe(adapter?.limits.maxStorageBufferBindingSize);
    expect(limits.maxStorageBufferBindingSize).toBeGreaterThan(128 * 1024 * 1024);
    expect(gpu.report).toMatchObject({ isSoftwareAdapter: true, networkBackend: 'wasm' });
    gpu.dispose();
  });

  test('that is lost says so once, in words', async () => {
    const gpu = await openGpuDevice('wasm');
    gpu.device.destroy();
    expect(await gpu.lost).toMatchObject({ code: 'gpu-lost', recovery: 'retry' });
  });

  test('that was given back is not lost', async () => {
    const gpu = await openGpuDevice('wasm');
    gpu.dispose();
    await gpu.device.lost;
    const soon = new Promise((resolve) => setTimeout(() => resolve('not lost'), 20));
    expect(await Promise.race([gpu.lost, soon])).toBe('not lost');
  });

  test('needs an adapter', async () => {
    vi.spyOn(navigator.gpu, 'requestAdapter').mockResolvedValue(null);
    await expect(openGpuDevice('auto')).rejects.toMatchObject({ code: 'no-webgpu' });
  });

  test('needs an adapter that opens one', async () => {
    const adapter = await navigator.gpu.requestAdapter();
    if (!adapter) throw new Error('The test browser has no adapter.');
    const cause = new DOMException('no', 'OperationError');
    vi.spyOn(navigator.gpu, 'requestAdapter').mockResolvedValue(adapter);
    vi.spyOn(adapter, 'requestDevice').mockRejectedValue(cause);
    await expect(openGpuDevice('auto')).rejects.toMatchObject({ code: 'no-webgpu', cause });
  });
});
