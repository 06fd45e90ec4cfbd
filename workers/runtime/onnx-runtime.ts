import type * as onnxRuntime from 'onnxruntime-web/wasm';
import type { NetworkBackend } from '../../src/contract/device';
import { hasJspi, runtimeFiles } from './runtime-files';

/** The module `onnxruntime-web`, whichever of its builds was loaded. */
export type OnnxRuntime = typeof onnxRuntime;

const MAXIMUM_THREADS = 8;

/**
 * Loads the build of ONNX Runtime Web for a backend: for WebGPU the one over JSPI where the
 * browser has it, else the larger one over Asyncify. Never the package's default build, whose
 * WebGPU provider is the deprecated one.
 */
export async function loadOnnxRuntime(backend: NetworkBackend): Promise<OnnxRuntime> {
  const runtime = await importBuild(backend);
  const { wasm } = runtime.env;
  wasm.wasmPaths = { ...runtimeFiles(backend) };
  wasm.numThreads = Math.min(threadsFor(backend), MAXIMUM_THREADS);
  wasm.proxy = false;
  runtime.env.logLevel = 'error';
  return runtime;
}

function importBuild(backend: NetworkBackend): Promise<OnnxRuntime> {
  if (backend === 'wasm') return import('onnxruntime-web/wasm');
  return hasJspi() ? import('onnxruntime-web/jspi') : import('onnxruntime-web/webgpu');
}

function threadsFor(backend: NetworkBackend): number {
  // One thread: what little stays on the CPU beside the GPU is not worth a pool of workers.
  if (backend === 'webgpu') return 1;
  return globalThis.crossOriginIsolated ? navigator.hardwareConcurrency : 1;
}
