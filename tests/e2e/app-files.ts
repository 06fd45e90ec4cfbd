import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What is put on a host: contents by path, relative to the app. */
export type AppFiles = ReadonlyMap<string, Buffer>;

const TINY_PACK = 'packs/motion-field-tiny';
const HASHED = /^assets\/.*-([\w-]{8})\.\w+$/;
const TEXT = /\.(html|js|mjs|css)$/;

/** The built app with the tiny pack beside it. */
export async function readAppFiles(): Promise<AppFiles> {
  const app = await filesOf('dist', '');
  const pack = await filesOf(`tests/fixtures/${TINY_PACK}`, `${TINY_PACK}/`);
  return new Map([...app, ...pack]);
}

/**
 * Another version of the app, in which no hashed file has the name that it has in this one. Its
 * page says so: `data-build` of the root element is the name.
 */
export function anotherVersion(files: AppFiles, name: string): AppFiles {
  const hashes = [...files.keys()].flatMap((path) => HASHED.exec(path)?.[1] ?? []);
  const fresh = new Map(hashes.map((hash, index) => [hash, hashOf(name, index)]));
  const rename = (text: string): string =>
    [...fresh].reduce((all, [from, to]) => all.replaceAll(`-${from}.`, `-${to}.`), text);
  return new Map(
    [...files].map(([path, bytes]) => {
      if (!TEXT.test(path)) return [rename(path), bytes];
      const text = rename(bytes.toString());
      if (path === 'service-worker.js') return [path, Buffer.from(renameVersion(text, name))];
      const mark = `document.documentElement.dataset.build = ${JSON.stringify(name)};\n`;
      return [rename(path), Buffer.from(/\/index-.*\.js$/.test(path) ? mark + text : text)];
    }),
  );
}

/** @returns eight characters, as many as the build's own */
function hashOf(name: string, index: number): string {
  return `${name}${index}`.padStart(8, '0').slice(-8);
}

function renameVersion(code: string, name: string): string {
  const renamed = code.replace(/"version":"\w+"/, `"version":"${name}"`);
  if (renamed === code) throw new Error('The service worker names no version.');
  return renamed;
}

async function filesOf(folder: string, prefix: string): Promise<[string, Buffer][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry): Promise<[string, Buffer]> => {
        const path = join(entry.parentPath, entry.name);
        return [prefix + path.slice(folder.length + 1), await readFile(path)];
      }),
  );
}
