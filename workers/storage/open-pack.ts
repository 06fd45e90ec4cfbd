import type { Progress } from '../../src/contract/progress';
import { StudioError } from '../studio-error';
import { bringPack, type BringTools } from './bring-pack';
import { mendPack } from './mend-pack';
import { packFolder } from './pack-address';
import { workOnPack } from './pack-locks';
import type { PackManifest } from './pack-manifest';
import { createMemoryShelf, type PackShelf } from './memory-shelf';
import { createPackStore } from './pack-store';

/** A pack that is whole and on this device. */
export interface OpenPack {
  readonly manifest: PackManifest;
  /**
   * @param path as in the manifest's `files`
   * @throws StudioError `pack-corrupt` if the browser has thrown a piece of it away meanwhile
   */
  readFile(path: string): Promise<Blob>;
  /**
   * Fetches anew what the browser has lost or altered since; for when the pack cannot be read or
   * used. See `mendPack`.
   */
  mend(onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<boolean>;
}

/** The outside world; tests give all of it. */
export type OpenPackTools = Pick<BringTools, 'checkManifest'> & Partial<BringTools>;

/**
 * Opens the pack of an address: what is stored of it, or else what is fetched. Tabs that want the
 * same pack wait for each other. Where the browser keeps nothing, as in some private windows, the
 * pack is held in memory: a clip can be made all the same.
 *
 * @param packUrl absolute URL of the folder that holds `pack.json`, or the address of a pack
 *   that came from files
 * @throws StudioError `pack-unreachable`, `pack-corrupt`, `pack-unsupported` or `storage-full`; an
 *   AbortError when cancelled
 */
export async function openPack(
  packUrl: string,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
  tools: OpenPackTools,
): Promise<OpenPack> {
  const given: BringTools = {
    fetch: (url, init) => fetch(url, init),
    store: createPackStore(),
    ...tools,
  };
  try {
    return await openFrom(packUrl, onProgress, signal, given);
  } catch (error) {
    if (!(error instanceof StudioError) || error.code !== 'storage-unavailable') throw error;
    return openFrom(packUrl, onProgress, signal, { ...given, store: createMemoryShelf() });
  }
}

async function openFrom(
  packUrl: string,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
  tools: BringTools,
): Promise<OpenPack> {
  const folder = packFolder(packUrl);
  const manifest = await workOnPack(folder, signal, () =>
    bringPack(folder, onProgress, signal, tools),
  );
  return {
    manifest,
    readFile: (path) => readFile(tools.store, manifest, path),
    mend: (onMended, mending) =>
      workOnPack(folder, mending, () => mendPack(folder, manifest, onMended, mending, tools)),
  };
}

async function readFile(store: PackShelf, manifest: PackManifest, path: string): Promise<Blob> {
  const file = manifest.files.find((entry) => entry.path === path);
  if (!file) throw new Error(`The pack ${manifest.id} lists no file ${path}.`);
  const chunks = await store.readChunks(file.chunkSha256);
  const present = chunks.filter((chunk) => chunk !== undefined);
  const blob = new Blob(present);
  if (blob.size !== file.sizeBytes) throw evicted(path);
  return blob;
}

function evicted(path: string): StudioError {
  return new StudioError(
    'pack-corrupt',
    `The browser has removed a part of the stored model (${path}).`,
    'retry',
  );
}
