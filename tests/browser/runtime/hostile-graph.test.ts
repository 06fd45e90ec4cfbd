import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openGpuDevice, type GpuContext } from '../../../workers/runtime/gpu-device';
import { createNetworkRuntime, type NetworkRuntime } from '../../../workers/runtime/network';
import { createSerialQueue } from '../../../workers/runtime/serial-queue';
import { StudioError } from '../../../workers/studio-error';
import reference from '../../fixtures/runtime/networks/reference.json';

/** Each is a session of ONNX Runtime, which takes a thousand times as long as reading a header. */
const CASES = 1000;
const PATH = 'features.weights.bin';
let gpu: GpuContext;
let runtime: NetworkRuntime;
let graph: Uint8Array<ArrayBuffer>;
let weights: Blob;

async function fetched(name: string): Promise<Blob> {
  const response = await fetch(`/tests/fixtures/runtime/networks/${name}`);
  expect(response.ok).toBe(true);
  return response.blob();
}

beforeAll(async () => {
  gpu = await openGpuDevice('wasm');
  runtime = await createNetworkRuntime(gpu, createSerialQueue());
  graph = new Uint8Array(await (await fetched('features.f32.onnx')).arrayBuffer());
  weights = await fetched(PATH);
});

afterAll(async () => {
  await runtime.dispose();
  gpu.dispose();
});

/** Loads a graph and runs it: the sums that it gives, or why it does not. */
async function sumsOf(candidate: Uint8Array): Promise<ArrayLike<number> | StudioError> {
  try {
    const weightsThere = { path: PATH, data: weights };
    const network = await runtime.createNetwork({
      name: 'x',
      graph: candidate,
      weights: weightsThere,
    });
    try {
      const dims = [1, 3, reference.height, reference.width];
      const image = runtime.createTensor(Float32Array.from(reference.image), dims);
      const { sums } = await network.run({ image }, ['sums'], { keepOnGpu: [] });
      return await sums.read();
    } finally {
      await network.dispose();
    }
  } catch (error) {
    if (error instanceof StudioError) return error;
    throw error;
  }
}

async function expectSound(): Promise<void> {
  const sums = await sumsOf(graph);
  if (sums instanceof StudioError) throw sums;
  const errors = reference.sums.map((value, i) => Math.abs(value - (sums[i] ?? NaN)));
  expect(Math.max(...errors)).toBeLessThan(1e-4);
}

/** Numbers from 0 up to `limit`, the same ones every time (Numerical Recipes' generator). */
function createDice(): (limit: number) => number {
  let state = 1;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** A graph with one to four of its bytes set to something else, now and then cut off. */
function mutated(roll: (limit: number) => number): Uint8Array {
  const candidate = graph.slice();
  for (let edits = 1 + roll(4); edits > 0; edits -= 1) {
    candidate[roll(candidate.length)] = roll(2) === 0 ? 0xff : roll(256);
  }
  return roll(10) === 0 ? candidate.subarray(0, roll(candidate.length)) : candidate;
}

test('a mutated graph runs or is refused in words, and the next one is none the worse', async () => {
  const roll = createDice();
  const told = new Set<string>();
  for (let round = 0; round < CASES; round += 1) {
    const sums = await sumsOf(mutated(roll));
    told.add(sums instanceof StudioError ? sums.code : 'runs');
  }
  expect([...told].toSorted()).toEqual(['model-failed', 'runs']);
  await expectSound();
});

test('a graph that names a file elsewhere gets none, and nothing is asked of any host', async () => {
  const fetching = vi.spyOn(globalThis, 'fetch');
  const asked = vi.spyOn(XMLHttpRequest.prototype, 'open');
  for (const elsewhere of [
    '../secret/weights.bi',
    '/etc/passwd_________',
    'https://e.example/xx',
  ]) {
    const named = new TextEncoder().encode(PATH);
    const other = new TextEncoder().encode(elsewhere);
    expect(other.length).toBe(named.length);
    const at = graph.findIndex((_, i) => named.every((byte, j) => graph[i + j] === byte));
    expect(at).toBeGreaterThan(0);
    const candidate = graph.slice();
    for (let from = at; from !== -1;) {
      candidate.set(other, from);
      const next = candidate.subarray(from + 1);
      const offset = next.findIndex((_, i) => named.every((byte, j) => next[i + j] === byte));
      from = offset === -1 ? -1 : from + 1 + offset;
    }
    expect(await sumsOf(candidate)).toMatchObject({ code: 'model-failed' });
  }
  expect(fetching).not.toHaveBeenCalled();
  expect(asked).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  await expectSound();
});
