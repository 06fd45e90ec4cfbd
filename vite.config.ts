import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defineConfig } from 'vite';
import packageJson from './package.json' with { type: 'json' };
import { contentPolicy } from './src/cli/build/content-policy.ts';
import { offlineFiles } from './src/cli/build/offline-files.ts';
import { ISOLATION_HEADERS, SECURITY_HEADERS } from './src/cli/build/security-headers.ts';
import { servePacks, type PackMount } from './src/cli/build/serve-packs.ts';

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const packs: readonly PackMount[] = [
  {
    route: 'packs/motion-field',
    folder: fromHere('./models/motion-field/pack'),
    isShipped: true,
  },
  {
    route: 'packs/motion-field-tiny',
    folder: fromHere('./tests/fixtures/packs/motion-field-tiny'),
    isShipped: false,
  },
];

export default defineConfig({
  // Relative: the app runs from any folder of any host.
  base: './',
  define: { __APP_VERSION__: JSON.stringify(packageJson.version) },
  plugins: [contentPolicy(), offlineFiles(packs), servePacks(packs)],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // ONNX Runtime without its wasm glue inlined: workers/runtime hands it the files by address.
  resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
  worker: { format: 'es' },
  build: { target: 'esnext', chunkSizeWarningLimit: 1024 },
  // Pre-bundling would tear ONNX Runtime's modules away from their wasm files.
  optimizeDeps: {
    include: [
      'preact',
      'preact/hooks',
      'preact/jsx-runtime',
      '@preact/signals',
      'comlink',
      'idb-keyval',
      'mediabunny',
      'mp4-muxer',
      'mediabunny',
      'gifenc',
    ],
    exclude: [
      'onnxruntime-web',
      'onnxruntime-web/jspi',
      'onnxruntime-web/webgpu',
      'onnxruntime-web/wasm',
    ],
  },
  server: { headers: ISOLATION_HEADERS },
  preview: { headers: SECURITY_HEADERS },
});
