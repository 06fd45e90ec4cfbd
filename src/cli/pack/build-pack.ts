import { stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PackFile, PackManifest, PackPart } from '../../../workers/storage/pack-manifest';
import { CommandError } from '../command-error';
import { chunkDigests } from './chunk-digests';
import { listFiles } from './list-files';
import type { BuildOptions } from './pack-options';
import { checkManifest, readJson } from './read-manifest';

const ENDINGS = { f32: '.f32.onnx', f16: '.f16.onnx', weights: '.weights.bin' } as const;

/**
 * Writes the `pack.json` of a folder. What it would write is checked as the app checks it first:
 * a manifest that the app refuses is never written.
 *
 * @throws CommandError saying what is missing or wrong
 */
export async function buildPack(options: BuildOptions): Promise<PackManifest> {
  const { folder, family, id, version, licence } = options;
  const parts = findParts(await listFiles(folder));
  const files: PackFile[] = [];
  for (const path of Object.values(parts).flatMap(({ f32, f16, weights }) => [f32, f16, weights])) {
    files.push(await describeFile(folder, path));
  }
  const { config, needs } = await readSettings(options);
  const manifest = checkManifest({
    format: 1,
    family,
    id,
    version,
    licence,
    parts,
    files,
    config,
    ...(needs !== undefined && { needs }),
  });
  await writeFile(join(folder, 'pack.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** Parts by the names of their files: NAME.f32.onnx, NAME.f16.onnx and NAME.weights.bin. */
export function findParts(paths: readonly string[]): Record<string, PackPart> {
  const names = paths
    .filter((path) => path.endsWith(ENDINGS.weights))
    .map((path) => path.slice(0, -ENDINGS.weights.length));
  if (names.length === 0) {
    throw new CommandError(
      'There is no NAME.weights.bin in the folder: a pack has a part at least.',
    );
  }
  const known = new Set(paths);
  return Object.fromEntries(
    names.map((name) => {
      const fileOf = (kind: keyof PackPart): string => {
        const path = name + ENDINGS[kind];
        if (known.has(path)) return path;
        throw new CommandError(`The part ${basename(name)} has no ${path}.`);
      };
      return [
        basename(name),
        { f32: fileOf('f32'), f16: fileOf('f16'), weights: fileOf('weights') },
      ];
    }),
  );
}

async function describeFile(folder: string, path: string): Promise<PackFile> {
  const { size } = await stat(join(folder, path));
  return { path, sizeBytes: size, chunkSha256: await chunkDigests(join(folder, path)) };
}

async function readSettings({
  folder,
  configPath,
  needs,
}: BuildOptions): Promise<{ readonly config: unknown; readonly needs: unknown }> {
  const before: unknown = await readJson(join(folder, 'pack.json')).catch(() => ({}));
  const fieldBefore = (key: string): unknown =>
    typeof before === 'object' && before !== null ? Reflect.get(before, key) : undefined;
  return {
    config: configPath === undefined ? fieldBefore('config') : await readJson(configPath),
    needs: needs === undefined ? fieldBefore('needs') : parseNeeds(needs),
  };
}

function parseNeeds(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch (error) {
    throw new CommandError(`--needs is no JSON: ${text}`, { cause: error });
  }
}
