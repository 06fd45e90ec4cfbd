import { createServer } from 'node:http';
import { extname } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AppFiles } from './app-files';
import { portOf } from './front-server';

/** A host of plain files that sends no headers of ours and keeps no old files: GitHub Pages. */
export interface StaticHost {
  /** The app's address, in a folder of the host. */
  readonly url: string;
  /** Replaces every file. */
  deploy(files: AppFiles): void;
  /** How it answers from now on: as it should, with 503, or never. */
  turn(state: HostState): void;
}

type HostState = 'up' | 'overloaded' | 'silent';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** @param folder path of the app on the host, with a slash at either end */
export async function openStaticHost(files: AppFiles, folder = '/'): Promise<StaticHost> {
  let deployed = files;
  let state: HostState = 'up';
  const server = createServer((request, response) => {
    if (state === 'silent') return;
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.startsWith(folder) ? pathname.slice(folder.length) : undefined;
    const bytes = path === undefined ? undefined : deployed.get(path === '' ? 'index.html' : path);
    const status = state === 'overloaded' ? 503 : bytes ? 200 : 404;
    response.writeHead(status, {
      'Content-Type': TYPES[extname(path === '' ? 'index.html' : pathname)] ?? 'text/plain',
      // The browser's own cache does not help out, as it does not after the ten minutes for which
      // GitHub Pages lets it.
      'Cache-Control': 'no-cache',
    });
    response.end(status === 200 ? bytes : `${status}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${portOf(server.address()).port}${folder}`,
    deploy: (next) => void (deployed = next),
    turn: (next) => void (state = next),
  };
}
