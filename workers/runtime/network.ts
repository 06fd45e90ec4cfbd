import type { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import type { NetworkBackend } from '../../src/contract/device';
import { keepRuntime } from '../offline/keep-runtime';
import type { GpuContext } from './gpu-device';
import { networkFailure, watchGpuMemory } from './network-failure';
import { createTensorRegistry, type NetworkTensor, type TensorRegistry } from './network-tensor';
import { loadOnnxRuntime, type OnnxRuntime } from './onnx-runtime';
import { openOnnxSession, type NetworkSource, type OnnxSession } from './onnx-session';
import { runtimeFiles } from './runtime-files';
import type { SerialQueue } from './serial-queue';

export type { NetworkTensor } from './network-tensor';
export type { NetworkSource } from './onnx-session';

export interface RunOptions {
  /** Outputs that stay GPU buffers on the webgpu backend, to be fed to a network without a copy. */
  readonly keepOnGpu: readonly string[];
}

export interface Network {
  /**
   * Waits for its turn, runs, and gives the outputs named; inputs stay owned by the caller, and
   * so do the outputs: dispose them.
   *
   * @throws StudioError `model-failed`, `out-of-memory` or `gpu-lost`
   */
  run<Output extends string>(
    inputs: Readonly<Record<string, NetworkTensor>>,
    outputs: readonly Output[],
    options: RunOptions,
  ): Promise<Record<Output, NetworkTensor>>;
  dispose(): Promise<void>;
}

export interface NetworkRuntime {
  readonly backend: NetworkBackend;
  /** Which of a pack's graphs to load. */
  readonly precision: 'f16' | 'f32';
  /** @throws StudioError `model-failed`, `out-of-memory` or `gpu-lost` */
  createNetwork(source: NetworkSource): Promise<Network>;
  /** @param dims their product is the length of the data, which is not copied */
  createTensor(data: Float32Array | Int32Array, dims: readonly number[]): NetworkTensor;
  /** Releases every network. The runtime's wasm itself goes with the worker. */
  dispose(): Promise<void>;
}

export interface NetworkRuntimeOptions {
  /** Makes every operator that would leave the GPU an error at creation: a gate for tests. */
  readonly disableCpuFallback?: boolean;
}

/**
 * Loads ONNX Runtime for the backend of the GPU context and runs networks on it, one at a time.
 *
 * @param queue the worker's only queue: two runs at once fail, even on two sessions
 */
export async function createNetworkRuntime(
  gpu: GpuContext,
  queue: SerialQueue,
  options: NetworkRuntimeOptions = {},
): Promise<NetworkRuntime> {
  const { networkBackend: backend, precision } = gpu.report;
  const runtime = await loadOnnxRuntime(backend);
  const registry = createTensorRegistry(queue);
  const networks = new Set<Network>();
  return {
    backend,
    precision,
    createTensor: (data, dims) => registry.wrap(createCpuTensor(runtime, data, dims)),
    createNetwork: async (source) => {
      const guard = createGuard(gpu, queue, source.name);
      const session = await guard(() =>
        openOnnxSession(runtime, source, sessionOptions(gpu, options)),
      );
      void keepRuntime(runtimeFiles(backend).wasm);
      const network: Network = {
        run: (inputs, outputs, { keepOnGpu }) =>
          guard(() => runSession(session, registry, inputs, outputs, keepOnGpu)),
        dispose: async () => {
          if (networks.delete(network)) await guard(() => session.release());
        },
      };
      networks.add(network);
      return network;
    },
    dispose: async () => {
      await Promise.all([...networks].map((network) => network.dispose()));
    },
  };
}

/** Takes a turn in the queue and puts failures into words. */
function createGuard(gpu: GpuContext, queue: SerialQueue, name: string) {
  return <T>(task: () => Promise<T>): Promise<T> =>
    queue.run(async () => {
      const memory = watchGpuMemory(gpu);
      try {
        const value = await task();
        await memory.check();
        return value;
      } catch (cause) {
        throw await networkFailure(name, cause, gpu);
      } finally {
        memory.close();
      }
    });
}

function sessionOptions(
  gpu: GpuContext,
  { disableCpuFallback = false }: NetworkRuntimeOptions,
): InferenceSession.SessionOptions {
  const isOnGpu = gpu.report.networkBackend === 'webgpu';
  return {
    // Setting env.webgpu.device is ignored; the object form of the provider is not.
    executionProviders: isOnGpu ? [{ name: 'webgpu', device: gpu.device }] : ['wasm'],
    graphOptimizationLevel: 'all',
    ...(isOnGpu && { preferredOutputLocation: 'gpu-buffer' }),
    ...(isOnGpu && disableCpuFallback && { extra: { session: { disable_cpu_ep_fallback: '1' } } }),
  };
}

async function runSession<Output extends string>(
  session: OnnxSession,
  registry: TensorRegistry,
  inputs: Readonly<Record<string, NetworkTensor>>,
  outputs: readonly Output[],
  keepOnGpu: readonly string[],
): Promise<Record<Output, NetworkTensor>> {
  const feeds: Record<string, Tensor> = {};
  for (const [name, tensor] of Object.entries(inputs)) feeds[name] = registry.unwrap(tensor);
  const results = await session.run(feeds, outputs);
  // Sequential: the copies share one device and the first failure must not leave others behind.
  for (const output of outputs) {
    const tensor = results[output];
    if (!keepOnGpu.includes(output) && tensor?.location === 'gpu-buffer')
      await tensor.getData(true);
  }
  return wrapAll(registry, results, outputs);
}

function wrapAll<Output extends string>(
  registry: TensorRegistry,
  results: Readonly<Record<string, Tensor>>,
  outputs: readonly Output[],
): Record<Output, NetworkTensor> {
  const wrapped: Partial<Record<string, NetworkTensor>> = {};
  for (const output of outputs) {
    const tensor = results[output];
    if (tensor) wrapped[output] = registry.wrap(tensor);
  }
  if (!hasEvery(wrapped, outputs)) throw new Error(`Of ${outputs.join(', ')} outputs are missing.`);
  return wrapped;
}

function hasEvery<Output extends string>(
  record: Partial<Record<string, NetworkTensor>>,
  names: readonly Output[],
): record is Record<Output, NetworkTensor> {
  return names.every((name) => record[name] !== undefined);
}

/** The constructor is overloaded by the type's name, so a union of arrays must be told apart. */
function createCpuTensor(
  runtime: OnnxRuntime,
  data: Float32Array | Int32Array,
  dims: readonly number[],
): Tensor {
  return data instanceof Float32Array
    ? new runtime.Tensor('float32', data, dims)
    : new runtime.Tensor('int32', data, dims);
}
