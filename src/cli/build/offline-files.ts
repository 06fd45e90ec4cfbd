import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { SECURITY_HEADERS } from './security-headers.ts';
import type { PackMount } from './serve-packs.ts';

const SERVICE_WORKER = 'service-worker.js';
const PACK_MANIFEST = 'pack.json';
/** Fetched when they are needed, by those who need them: megabytes of WebAssembly each. */
const ON_DEMAND = /\.wasm$/;
/** Public files that the page shows from the start, and the photos that it offers. */
const PUBLIC_SHELL = /^(icons\/|samples\/|manifest\.webmanifest$)/;

/** What the service worker knows of its build; see workers/build-constants.d.ts. */
interface OfflineFiles {
  readonly version: string;
  readonly entry: string;
  readonly shell: readonly string[];
  readonly onDemand: readonly string[];
  readonly manifests: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Adds `service-worker.js` to the build, from `workers/service-worker.ts`, with the list of the
 * build's files in it. Which version of a shipped pack there is belongs to the version of the
 * app: so nobody is asked for it once the app is stored.
 */
export function offlineFiles(packs: readonly PackMount[]): Plugin {
  let publicFolder = '';
  return {
    name: 'enliven:offline-files',
    apply: 'build',
    config: () => ({
      build: {
        rolldownOptions: {
          input: { index: 'index.html', 'service-worker': 'workers/service-worker.ts' },
          output: {
            entryFileNames: ({ name }) =>
              name === 'service-worker' ? SERVICE_WORKER : 'assets/[name]-[hash].js',
          },
        },
      },
    }),
    configResolved(config) {
      publicFolder = config.publicDir;
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const serviceWorker = bundle[SERVICE_WORKER];
        if (serviceWorker?.type !== 'chunk')
          throw new Error(`The build made no ${SERVICE_WORKER}.`);
        const files = JSON.stringify(listFiles(bundle, publicFolder, packs));
        serviceWorker.code = `const __OFFLINE_FILES__ = ${files};\n${serviceWorker.code}`;
      },
    },
  };
}

function listFiles(
  bundle: Rolldown.OutputBundle,
  publicFolder: string,
  packs: readonly PackMount[],
): OfflineFiles {
  const hashed = Object.keys(bundle).filter((name) => name.startsWith('assets/'));
  const publicShell = readdirSync(publicFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(publicFolder.length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => PUBLIC_SHELL.test(path));
  const hash = createHash('sha256').update(hashed.toSorted().join('\n'));
  for (const path of publicShell.toSorted()) hash.update(readFileSync(join(publicFolder, path)));
  const manifests = packs.filter(isThere).map(({ route }) => `${route}/${PACK_MANIFEST}`);
  for (const pack of packs.filter(isThere)) {
    hash.update(readFileSync(join(pack.folder, PACK_MANIFEST)));
  }
  const page = bundle['index.html'];
  if (page?.type === 'asset') hash.update(page.source);
  return {
    version: hash.digest('hex').slice(0, 16),
    entry: entryOf(bundle),
    shell: ['./', ...hashed.filter((name) => !ON_DEMAND.test(name)), ...publicShell, ...manifests],
    onDemand: hashed.filter((name) => ON_DEMAND.test(name)),
    manifests,
    headers: SECURITY_HEADERS,
  };
}

function entryOf(bundle: Rolldown.OutputBundle): string {
  for (const output of Object.values(bundle)) {
    if (output.type === 'chunk' && output.isEntry && output.name === 'index') {
      return output.fileName;
    }
  }
  throw new Error('The build made no entry for index.html.');
}

function isThere({ isShipped, folder }: PackMount): boolean {
  return isShipped && existsSync(join(folder, PACK_MANIFEST));
}
