import { join, resolve } from 'node:path';
import { preview } from 'vite';
import { servePacks } from './build/serve-packs.ts';
import { projectFolder } from './project-folder';

export interface AppServer {
  /** `http://127.0.0.1:PORT/`. */
  readonly url: string;
  readonly port: number;
  dispose(): Promise<void>;
}

/** Where a pack given at the command line is served, relative to the app. */
export const CHOSEN_PACK_ROUTE = 'packs/chosen';

/**
 * Serves the built app on a free port of this machine alone, with the headers and packs that
 * `vite preview` has.
 *
 * @param packFolder a folder to serve at `CHOSEN_PACK_ROUTE` besides
 */
export async function serveApp(packFolder?: string): Promise<AppServer> {
  const mounts =
    packFolder === undefined
      ? []
      : [{ route: CHOSEN_PACK_ROUTE, folder: resolve(packFolder), isShipped: false }];
  const server = await preview({
    root: projectFolder,
    configFile: join(projectFolder, 'vite.config.ts'),
    logLevel: 'warn',
    plugins: [servePacks(mounts)],
    preview: { host: '127.0.0.1', port: 0, open: false },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') {
    await server.close();
    throw new Error('The server of the app has no port.');
  }
  return {
    url: `http://127.0.0.1:${address.port}/`,
    port: address.port,
    dispose: () => server.close(),
  };
}
