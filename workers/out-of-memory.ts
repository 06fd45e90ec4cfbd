import { StudioError } from './studio-error';

/**
 * What says that memory could not be had: V8, JavaScriptCore and SpiderMonkey of arrays,
 * WebAssembly of its heap, ONNX Runtime (`std::bad_alloc`), WebGPU of buffers and bitmaps.
 */
const OUT_OF_MEMORY =
  /out of memory|bad_alloc|allocation (?:failed|size overflow)|failed to allocate|could not (?:be )?allocated?\b|invalid (?:typed array|array ?buffer) length|maximum memory size|createbuffer failed, size|\boom\b/i;

export function isOutOfMemory(cause: unknown): boolean {
  const words = cause instanceof Error ? cause.message : cause;
  return typeof words === 'string' && OUT_OF_MEMORY.test(words);
}

/** @param what follows "There was not enough memory for" */
export function outOfMemory(what: string, cause: unknown): StudioError {
  return new StudioError(
    'out-of-memory',
    `There was not enough memory for ${what}. Choose a smaller working size, or close other tabs.`,
    'lower-settings',
    { cause },
  );
}
