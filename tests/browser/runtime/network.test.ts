import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openGpuDevice, type GpuContext } from '../../../workers/runtime/gpu-device';
import {
  createNetworkRuntime,
  type Network,
  type NetworkRuntime,
} from '../../../workers/runtime/network';
import { createSerialQueue } from '../../../workers/runtime/serial-queue';
import reference from '../../fixtures/runtime/networks/reference.json';

const networks = new URL('/tests/fixtures/runtime/networks/', location.origin);

async function readBlob(name: string): Promise<Blob> {
  const response = await fetch(new URL(name, networks));
  expect(response.ok).toBe(true);
  return response.blob();
}

async function loadNetwork(runtime: NetworkRuntime, name: string): Promise<Network> {
  const graph = await readBlob(`${name}.f32.onnx`);
  const path = `${name}.weights.bin`;
  return runtime.createNetwork({
    name,
    graph: new Uint8Array(await graph.arrayBuffer()),
    weights: { path, data: await readBlob(path) },
  });
}

function greatestDifference(found: ArrayLike<number>, expected: readonly number[]): number {
  expect(found.length).toBe(expected.length);
  return expected.reduce(
    (most, value, i) => Math.max(most, Math.abs(value - (found[i] ?? NaN))),
    0,
  );
}

describe.each(['webgpu', 'wasm'] as const)('networks on %s', (backend) => {
  let gpu: GpuContext;
  let runtime: NetworkRuntime;
  let features: Network;
  let mix: Network;

  beforeAll(async () => {
    gpu = await openGpuDevice(backend);
    // SwiftShader has no shader-f16: what runs here runs on every adapter.
    expect(gpu.report.precision).toBe('f32');
    const isGate = backend === 'webgpu';
    runtime = await createNetworkRuntime(gpu, createSerialQueue(), { disableCpuFallback: isGate });
    features = await loadNetwork(runtime, 'features');
    mix = await loadNetwork(runtime, 'mix');
  });

  afterAll(async () => {
    await runtime.dispose();
    gpu.dispose();
  });

  const createImage = () =>
    runtime.createTensor(Float32Array.from(reference.image), [
      1,
      3,
      reference.height,
      reference.width,
    ]);

  test('float16 external weights behind a Cast give what NumPy gives', async () => {
    const { sums } = await features.run({ image: createImage() }, ['sums'], { keepOnGpu: [] });
    expect(sums.dims).toEqual([1, 4, reference.height, reference.width]);
    expect(greatestDifference(await sums.read(), reference.sums)).toBeLessThan(1e-4);
  });

  test('an output kept where it is feeds the next network', async () => {
    const tokens = runtime.createTensor(Int32Array.from(reference.tokens), [3]);
    const made = await features.run({ image: createImage() }, ['features'], {
      keepOnGpu: ['features'],
    });
    const { mixed } = await mix.run({ features: made.features, tokens }, ['mixed'], {
      keepOnGpu: [],
    });
    expect(greatestDifference(await mixed.read(), reference.mixed)).toBeLessThan(1e-4);
  });

  test('runs asked for at once take turns, and each gives its own result', async () => {
    const image = createImage();
    const dark = runtime.createTensor(new Float32Array(reference.image.length), image.dims);
    const results = await Promise.all(
      [image, dark, image].map((input) =>
        features.run({ image: input }, ['sums'], { keepOnGpu: [] }),
      ),
    );
    const read = await Promise.all(results.map(({ sums }) => sums.read()));
    const [first = [], second = [], third = []] = read;
    expect(greatestDifference(first, reference.sums)).toBeLessThan(1e-4);
    expect(second.every((value) => value === 0)).toBe(true);
    expect(greatestDifference(third, reference.sums)).toBeLessThan(1e-4);
  });

  test('a run that fails says which network, and the next one works', async () => {
    const wrong = runtime.createTensor(new Float32Array(2 * 4 * 4), [1, 2, 4, 4]);
    const failed = features.run({ image: wrong }, ['sums'], { keepOnGpu: [] });
    const next = features.run({ image: createImage() }, ['sums'], { keepOnGpu: [] });
    await expect(failed).rejects.toMatchObject({
      code: 'model-failed',
      message: expect.stringContaining('features'),
    });
    const { sums } = await next;
    expect(greatestDifference(await sums.read(), reference.sums)).toBeLessThan(1e-4);
  });

  test('a graph that is none fails in words, and the runtime goes on', async () => {
    const weights = { path: 'w.bin', data: new Uint8Array(8) };
    const source = { name: 'broken', graph: new Uint8Array([1, 2, 3]), weights };
    await expect(runtime.createNetwork(source)).rejects.toMatchObject({
      code: 'model-failed',
      message: expect.stringContaining('broken'),
    });
    const again = await loadNetwork(runtime, 'features');
    await again.dispose();
  });

  test('a disposed tensor is refused', async () => {
    const image = createImage();
    image.dispose();
    await expect(features.run({ image }, ['sums'], { keepOnGpu: [] })).rejects.toMatchObject({
      code: 'model-failed',
    });
  });
});
