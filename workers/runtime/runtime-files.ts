import type { NetworkBackend } from '../../src/contract/device';
import asyncifyModuleUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import asyncifyWasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import jspiModuleUrl from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url';
import jspiWasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url';
import cpuModuleUrl from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import cpuWasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';

/** The files that one build of ONNX Runtime fetches by itself, by their whole addresses. */
export interface RuntimeFiles {
  readonly mjs: string;
  readonly wasm: string;
}

/** Which of the builds over WebAssembly with WebGPU this browser can run. */
export function hasJspi(): boolean {
  return 'Suspending' in WebAssembly;
}

export function runtimeFiles(backend: NetworkBackend): RuntimeFiles {
  if (backend === 'wasm') return files(cpuModuleUrl, cpuWasmUrl);
  return hasJspi() ? files(jspiModuleUrl, jspiWasmUrl) : files(asyncifyModuleUrl, asyncifyWasmUrl);
}

/** ONNX Runtime compares origins, which needs the whole address. */
function files(moduleUrl: string, wasmUrl: string): RuntimeFiles {
  const absolute = (url: string): string => new URL(url, self.location.href).href;
  return { mjs: absolute(moduleUrl), wasm: absolute(wasmUrl) };
}
