/** What pages and workers alike may load: their own origin's files. WebAssembly may be compiled. */
const OWN_FILES = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** A pack may come from another host, or from a server on this machine: the worker fetches it. */
const PACK_HOSTS = 'https: http://localhost:* http://127.0.0.1:*';

/**
 * The page's own Content Security Policy (CSP Level 3), a `meta` tag of the built page: it may
 * connect to nothing but its own origin.
 */
export const PAGE_POLICY = [...OWN_FILES, "connect-src 'self' blob: data:"].join('; ');

/**
 * Cross-origin isolation: without it there is no SharedArrayBuffer, and the networks' wasm backend
 * runs on one thread.
 */
export const ISOLATION_HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
} as const;

/**
 * Headers of every file; the same lines stand in `public/_headers` for static hosts, and the
 * service worker adds those that a host does not send. The policy here is the workers': the page
 * obeys its `meta` tag besides.
 */
export const SECURITY_HEADERS = {
  ...ISOLATION_HEADERS,
  'Content-Security-Policy': [
    ...OWN_FILES,
    `connect-src 'self' blob: data: ${PACK_HOSTS}`,
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
} as const;
