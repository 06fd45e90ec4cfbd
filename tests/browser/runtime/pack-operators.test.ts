import { afterAll, beforeAll, expect, test } from 'vitest';
import { openGpuDevice, type GpuContext } from '../../../workers/runtime/gpu-device';
import { createNetworkRuntime, type NetworkRuntime } from '../../../workers/runtime/network';
import { createSerialQueue } from '../../../workers/runtime/serial-queue';
import { parsePackManifest } from '../../../workers/storage/pack-manifest';

const packUrl = new URL('/packs/motion-field-tiny/', location.origin);
let gpu: GpuContext;
let runtime: NetworkRuntime;

beforeAll(async () => {
  gpu = await openGpuDevice('webgpu');
  runtime = await createNetworkRuntime(gpu, createSerialQueue(), { disableCpuFallback: true });
});

afterAll(async () => {
  await runtime.dispose();
  gpu.dispose();
});

async function readFile(path: string): Promise<Blob> {
  return (await fetch(new URL(path, packUrl))).blob();
}

// With the fallback to the CPU forbidden, one operator outside the GPU refuses the whole graph.
test.each(['image-encoder', 'text-encoder', 'denoiser', 'motion-decoder'])(
  'every operator of the %s runs on the GPU',
  async (name) => {
    const manifest = parsePackManifest(JSON.parse(await (await readFile('pack.json')).text()));
    const part = manifest.parts[name];
    if (!part) throw new Error(`The pack has no ${name}.`);
    const graph = new Uint8Array(await (await readFile(part.f32)).arrayBuffer());
    const weights = { path: part.weights, data: await readFile(part.weights) };
    const network = await runtime.createNetwork({ name, graph, weights });
    expect(runtime.backend).toBe('webgpu');
    await network.dispose();
  },
);
