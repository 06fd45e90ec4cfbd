import type * as onnxRuntime from 'onnxruntime-web/wasm';
import type { NetworkBackend } from '../../src/contract/device';
import asyncifyModuleUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import asyncifyWasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import jspiModuleUrl from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url';
import jspiWasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url';
import cpuModuleUrl from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import cpuWasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';

/** The module `onnxruntime-web`, whichever of its builds was loaded. */
export type OnnxRuntime = typeof onnxRuntime;

const MAXIMUM_THREADS = 8;

/**
 * Loads the build of ONNX Runtime Web for a backend: for WebGPU the one over JSPI where the
 * browser has it, else the larger one over Asyncify. Never the package's default build, whose
 * WebGPU provider is the deprecated one.
 */
export async function loadOnnxRuntime(backend: NetworkBackend): Promise<OnnxRuntime> {
  if (backend === 'wasm') {
    const threads = globalThis.crossOriginIsolated ? navigator.hardwareConcurrency : 1;
    return configure(await import('onnxruntime-web/wasm'), cpuModuleUrl, cpuWasmUrl, threads);
  }
  // One thread: what little stays on the CPU beside the GPU is not worth a pool of workers.
  return 'Suspending' in WebAssembly
    ? configure(await import('onnxruntime-web/jspi'), jspiModuleUrl, jspiWasmUrl, 1)
    : configure(await import('onnxruntime-web/webgpu'), asyncifyModuleUrl, asyncifyWasmUrl, 1);
}

function configure(
  runtime: OnnxRuntime,
  moduleUrl: string,
  wasmUrl: string,
  threads: number,
): OnnxRuntime {
  const { wasm } = runtime.env;
  wasm.wasmPaths = { mjs: absolute(moduleUrl), wasm: absolute(wasmUrl) };
  wasm.numThreads = Math.min(threads, MAXIMUM_THREADS);
  wasm.proxy = false;
  runtime.env.logLevel = 'error';
  return runtime;
}

/** ONNX Runtime compares origins, which needs the whole address. */
function absolute(url: string): string {
  return new URL(url, self.location.href).href;
}
