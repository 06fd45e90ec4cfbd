import type { Progress } from '../../src/contract/progress';
import { StudioError } from '../studio-error';
import { downloadChunks, unreachable, type Fetch } from './pack-download';
import {
  chunkSizeBytes,
  packSizeBytes,
  parsePackManifest,
  type PackFile,
  type PackManifest,
} from './pack-manifest';
import { createPackStore, type PackStore } from './pack-store';

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
  readonly store: PackStore;
}

/** With a pack in the store, a server that does not answer in this time is as good as none. */
const MANIFEST_PATIENCE_MS = 5000;

/**
 * Opens the pack of an address: from the store if it is there and the server has no other
 * version, else by downloading what is missing of it. Without a network a stored pack serves.
 * Tabs that want the same pack wait for each other.
 *
 * @param packUrl absolute URL of the folder that holds `pack.json`
 * @throws StudioError `pack-unreachable`, `pack-corrupt`, `pack-unsupported`, `storage-full` or
 *   `storage-unavailable`; an AbortError when cancelled
 */
export async function openPack(
  packUrl: string,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
  tools: OpenPackTools = { fetch: (url, init) => fetch(url, init), store: createPackStore() },
): Promise<OpenPack> {
  const baseUrl = packUrl.endsWith('/') ? packUrl : `${packUrl}/`;
  const name = `enliven-pack ${baseUrl}`;
  const manifest = await navigator.locks.request(name, { signal }, () =>
    bringPack(baseUrl, onProgress, signal, tools),
  );
  return { manifest, readFile: (path) => readFile(tools.store, manifest, path) };
}

/** Sees to it that the store holds the pack, and says which version it is. */
async function bringPack(
  baseUrl: string,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
  tools: OpenPackTools,
): Promise<PackManifest> {
  const stored = await tools.store.openStoredPack(baseUrl);
  try {
    const offered = await fetchManifest(baseUrl, stored !== undefined, signal, tools.fetch);
    if (!stored || !isSame(stored, offered)) {
      await downloadPack(baseUrl, offered, onProgress, signal, tools);
      if (stored) await tools.store.removePack(stored, offered);
      return offered;
    }
  } catch (error) {
    // What could not be updated still works; a cancel is no such failure.
    if (!stored || !(error instanceof StudioError)) throw error;
  }
  const totalBytes = packSizeBytes(stored);
  onProgress(progressOf(totalBytes, totalBytes));
  return stored;
}

async function fetchManifest(
  baseUrl: string,
  isStored: boolean,
  signal: AbortSignal,
  fetch: Fetch,
): Promise<PackManifest> {
  const url = new URL('pack.json', baseUrl).href;
  const patience = isStored ? [AbortSignal.timeout(MANIFEST_PATIENCE_MS)] : [];
  let json: unknown;
  try {
    const either = AbortSignal.any([signal, ...patience]);
    const response = await fetch(url, { signal: either, cache: 'no-cache' });
    if (!response.ok) throw unreachable(url, `the server answered ${response.status}`);
    json = await response.json();
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof StudioError) throw cause;
    // Not JSON is the sign-in page of a network in between, not a damaged pack.
    throw unreachable(url, 'the connection failed', cause);
  }
  return parsePackManifest(json);
}

async function downloadPack(
  baseUrl: string,
  manifest: PackManifest,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
  { fetch, store }: OpenPackTools,
): Promise<void> {
  const totalBytes = packSizeBytes(manifest);
  const stored = await store.findChunks(manifest.files.flatMap((file) => file.chunkSha256));
  let receivedBytes = 0;
  for (const file of manifest.files) receivedBytes += sizeOf(file, stored);
  await store.requireSpace(totalBytes - receivedBytes);
  const onBytes = (bytes: number): void => {
    receivedBytes += bytes;
    onProgress(progressOf(receivedBytes, totalBytes));
  };
  onBytes(0);
  for (const file of manifest.files) {
    const missing = [...file.chunkSha256.keys()].filter((index) => !hasChunk(file, index, stored));
    const url = new URL(file.path, baseUrl).href;
    const chunks = downloadChunks(url, file, missing, { fetch, signal, onBytes });
    for await (const { sha256, data } of chunks) await store.storeChunk(sha256, data);
  }
  signal.throwIfAborted();
  await store.markComplete(baseUrl, manifest);
}

async function readFile(store: PackStore, manifest: PackManifest, path: string): Promise<Blob> {
  const file = manifest.files.find((entry) => entry.path === path);
  if (!file) throw new Error(`The pack ${manifest.id} lists no file ${path}.`);
  const chunks = await store.readChunks(file.chunkSha256);
  const present = chunks.filter((chunk) => chunk !== undefined);
  const blob = new Blob(present);
  if (blob.size !== file.sizeBytes) throw evicted(path);
  return blob;
}

function sizeOf(file: PackFile, stored: ReadonlySet<string>): number {
  return [...file.chunkSha256.keys()]
    .filter((index) => hasChunk(file, index, stored))
    .reduce((sum, index) => sum + chunkSizeBytes(file, index), 0);
}

function hasChunk(file: PackFile, index: number, stored: ReadonlySet<string>): boolean {
  return stored.has(file.chunkSha256[index] ?? '');
}

/** Key order is the server's: the parsed forms are built alike and compare as text. */
function isSame(stored: PackManifest, offered: PackManifest): boolean {
  return JSON.stringify(stored) === JSON.stringify(offered);
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
