/**
 * Cross-origin isolation: without it there is no SharedArrayBuffer, and the networks' wasm backend
 * runs on one thread. The same two lines stand in `public/_headers` for static hosts.
 */
export const ISOLATION_HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
} as const;
