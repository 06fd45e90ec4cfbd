import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CHUNK_BYTES,
  type PackFile,
  type PackManifest,
} from '../../../workers/storage/pack-manifest';
import { chunkDigests } from './chunk-digests';
import { listFiles } from './list-files';
import { readManifest } from './read-manifest';

/** What a pack folder was found to be. */
export interface VerifiedPack {
  readonly manifest: PackManifest;
  /** A sentence for each file that is not as the manifest says. */
  readonly damaged: readonly string[];
  /** Files that the manifest does not list: the app never fetches them. */
  readonly unlisted: readonly string[];
}

/**
 * Reads the manifest of a folder as the app does, and hashes every chunk of every file.
 *
 * @throws CommandError where there is no manifest that the app would take
 */
export async function verifyPackFolder(folder: string): Promise<VerifiedPack> {
  const manifest = await readManifest(folder);
  const damaged: string[] = [];
  for (const file of manifest.files) damaged.push(...(await verifyFile(folder, file)));
  const listed = new Set(['pack.json', ...manifest.files.map(({ path }) => path)]);
  const unlisted = (await listFiles(folder)).filter((path) => !listed.has(path));
  return { manifest, damaged, unlisted };
}

async function verifyFile(folder: string, file: PackFile): Promise<readonly string[]> {
  const path = join(folder, file.path);
  const info = await stat(path).catch(() => undefined);
  if (info?.isFile() !== true) return [`${file.path} is missing.`];
  if (info.size !== file.sizeBytes) {
    return [`${file.path} has ${info.size} bytes, not ${file.sizeBytes}.`];
  }
  const digests = await chunkDigests(path);
  return file.chunkSha256.flatMap((expected, index) => {
    const first = index * CHUNK_BYTES;
    return digests[index] === expected
      ? []
      : [`${file.path}: chunk ${index}, from byte ${first} on, has another SHA-256.`];
  });
}
