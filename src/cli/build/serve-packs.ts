import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import type { Connect, Plugin } from 'vite';
import { sendPackFile } from './send-pack-file.ts';

export interface PackMount {
  /** Where the app looks for it, relative to the app: `packs/motion-field`. */
  readonly route: string;
  /** Absolute path of the folder that holds `pack.json`. */
  readonly folder: string;
  /** Whether the folder becomes part of the production build. */
  readonly isShipped: boolean;
}

/**
 * Serves model packs next to the app in dev and preview, and copies the shipped ones into the
 * build. Packs stay out of `public/`: they are sources of `models/`, and test packs never ship.
 */
export function servePacks(mounts: readonly PackMount[]): Plugin {
  const middleware = answerFrom(mounts);
  let outputFolder = 'dist';
  let isBuild = false;
  return {
    name: 'enliven:serve-packs',
    configResolved(config) {
      outputFolder = resolve(config.root, config.build.outDir);
      isBuild = config.command === 'build';
    },
    configureServer(server) {
      server.middlewares.use(middleware);
    },
    configurePreviewServer(server) {
      server.middlewares.use(middleware);
    },
    async closeBundle() {
      if (!isBuild) return;
      for (const mount of mounts) {
        if (!mount.isShipped) continue;
        if (!existsSync(join(mount.folder, 'pack.json'))) {
          this.warn(`No pack at ${mount.folder}: the build ships without ${mount.route}.`);
          continue;
        }
        await cp(mount.folder, join(outputFolder, mount.route), { recursive: true });
      }
    },
  };
}

function answerFrom(mounts: readonly PackMount[]): Connect.NextHandleFunction {
  return (request: IncomingMessage, response: ServerResponse, next: Connect.NextFunction) => {
    const path = pathOf(request);
    const mount = mounts.find((one) => path?.startsWith(`/${one.route}/`));
    if (path === undefined || mount === undefined) {
      next();
      return;
    }
    const filePath = path.slice(mount.route.length + 2);
    sendPackFile(mount.folder, filePath, request, response).catch(next);
  };
}

function pathOf(request: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  } catch {
    return undefined;
  }
}
