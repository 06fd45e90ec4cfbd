import type { Progress } from '../../src/contract/progress';
import { StudioError } from '../studio-error';
import { fetchManifest } from './fetch-manifest';
import { installPack } from './install-pack';
import { isLocalPack, packFolder } from './pack-address';
import type { Fetch } from './chunk-receiver';
import { DOWNLOAD_PATIENCE, type DownloadPatience } from './download-patience';
import { createNetworkSource } from './pack-download';
import { workOnPack } from './pack-locks';
import { packSizeBytes, type PackManifest } from './pack-manifest';
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
}

/** The outside world, injected for tests. */
export interface OpenPackTools {
  readonly fetch: Fetch;
  readonly store: PackShelf;
  readonly patience?: DownloadPatience;
}

/** With a pack in the store, a server that does not answer in this time is as good as none. */
const MANIFEST_PATIENCE_MS = 5000;

/**
 * Opens the pack of an address: from the store if it is there and the server has no other
 * version, else by downloading what is missing of it. Without a network a stored pack serves.
 * Tabs that want the same pack wait for each other. Where the browser keeps nothing, as in some
 * private windows, the pack is held in memory: a clip can be made all the same.
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
  tools: OpenPackTools = { fetch: (url, init) => fetch(url, init), store: createPackStore() },
): Promise<OpenPack> {
  try {
    return await openFrom(packUrl, onProgress, signal, tools);
  } catch (error) {
    if (!(error instanceof StudioError) || error.code !== 'storage-unavailable') throw error;
    return openFrom(packUrl, onProgress, signal, { ...tools, store: createMemoryShelf() });
  }
}

async function openFrom(
  packUrl: string,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
  tools: OpenPackTools,
): Promise<OpenPack> {
  const folder = packFolder(packUrl);
  const manifest = await workOnPack(folder, signal, () =>
    isLocalPack(folder)
      ? openLocalPack(folder, onProgress, tools)
      : bringPack(folder, onProgress, signal, tools),
  );
  return { manifest, readFile: (path) => readFile(tools.store, manifest, path) };
}

async function openLocalPack(
  packUrl: string,
  onProgress: (progress: Progress) => void,
  { store }: OpenPackTools,
): Promise<PackManifest> {
  const stored = await store.openStoredPack(packUrl);
  if (!stored) throw lostLocalPack();
  onProgress(wholeProgress(stored));
  return stored;
}

/** Sees to it that the store holds the pack, and says which version it is. */
async function bringPack(
  packUrl: string,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
  { fetch, store, patience = DOWNLOAD_PATIENCE }: OpenPackTools,
): Promise<PackManifest> {
  const stored = await store.openStoredPack(packUrl);
  try {
    const manifestMs = stored ? MANIFEST_PATIENCE_MS : patience.silenceMs;
    const timeout = AbortSignal.timeout(manifestMs);
    const cache = stored ? 'no-cache' : 'reload';
    const offered = await fetchManifest(packUrl, fetch, signal, timeout, cache);
    if (!stored || !isSame(stored, offered)) {
      await installPack({
        packUrl,
        manifest: offered,
        source: createNetworkSource(packUrl, fetch, patience),
        store,
        signal,
        onProgress: (receivedBytes, totalBytes) =>
          onProgress(progressOf(receivedBytes, totalBytes)),
      });
      return offered;
    }
  } catch (error) {
    // What could not be updated still works; a cancel is no such failure.
    if (!stored || !(error instanceof StudioError)) throw error;
  }
  onProgress(wholeProgress(stored));
  return stored;
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

/** Key order is the server's: the parsed forms are built alike and compare as text. */
function isSame(stored: PackManifest, offered: PackManifest): boolean {
  return JSON.stringify(stored) === JSON.stringify(offered);
}

function wholeProgress(manifest: PackManifest): Progress {
  const totalBytes = packSizeBytes(manifest);
  return progressOf(totalBytes, totalBytes);
}

function progressOf(receivedBytes: number, totalBytes: number): Progress {
  return { kind: 'download', fraction: receivedBytes / totalBytes, receivedBytes, totalBytes };
}

function evicted(path: string): StudioError {
  return new StudioError(
    'pack-corrupt',
    `The browser has removed a part of the stored model (${path}). Reload the page to download it again.`,
    'reload',
  );
}

function lostLocalPack(): StudioError {
  return new StudioError(
    'pack-unreachable',
    'This model came from files, and is no longer whole in this browser. Add its folder again under Models, or use another model.',
    'none',
  );
}
