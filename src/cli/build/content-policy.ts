import type { Plugin } from 'vite';
import { PAGE_POLICY } from './security-headers.ts';

/**
 * Writes the Content Security Policy into the built page, so that it holds on hosts that send no
 * headers. Not in development: Vite's hot reload needs inline styles and a socket.
 */
export function contentPolicy(): Plugin {
  return {
    name: 'enliven:content-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: PAGE_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}
