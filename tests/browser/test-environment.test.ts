import { expect, test } from 'vitest';

// Everything below rests on these two: when they fail, read no further.
test('the test page is cross-origin isolated, so that wasm threads exist', () => {
  expect(globalThis.crossOriginIsolated).toBe(true);
  expect(new SharedArrayBuffer(8).byteLength).toBe(8);
});

test('the test browser has the software WebGPU adapter', async () => {
  const adapter = await navigator.gpu.requestAdapter();
  expect(adapter?.info.architecture ?? '').toContain('swiftshader');
});
