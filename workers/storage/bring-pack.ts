import type { Progress } from '../../src/contract/progress';
import { StudioError } from '../studio-error';
import type { Fetch } from './chunk-receiver';
import { DOWNLOAD_PATIENCE, type DownloadPatience } from './download-patience';
import { fetchManifest } from './fetch-manifest';
import { installPack } from './install-pack';
import type { PackShelf } from './memory-shelf';
import { isLocalPack, isOwnHost } from './pack-address';
import { createNetworkSource } from './pack-download';
import { packSizeBytes, type PackManifest } from './pack-manifest';

/** What it takes to have a pack in the store. */
export interface BringTools {
  readonly fetch: Fetch;
  readonly store: PackShelf;
  readonly patience?: DownloadPatience;
  /** Throws where no family, or this device, can run the pack; storage knows neither. */
  readonly checkManifest: (manifest: PackManifest) => void;
}

/** With a pack in the store, a server that does not answer in this time is as good as none. */
const MANIFEST_PATIENCE_MS = 5000;

/**
 * Sees to it that the store holds the pack, and says which version it is. What lies with the app
 * is a part of it, and follows it where what is offered can run here. What a person added opens
 * as it is stored, and its host is not asked: its updates are theirs to ask for.
 */
export async function bringPack(
  packUrl: string,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
  tools: BringTools,
): Promise<PackManifest> {
  const stored = await tools.store.openStoredPack(packUrl);
  if (stored && !isOwnHost(packUrl)) return tellWhole(stored, onProgress);
  if (isLocalPack(packUrl)) throw lostLocalPack();
  try {
    const patienceMs = stored
      ? MANIFEST_PATIENCE_MS
      : (tools.patience ?? DOWNLOAD_PATIENCE).silenceMs;
    const offered = await fetchManifest(
      packUrl,
      tools.fetch,
      signal,
      AbortSignal.timeout(patienceMs),
      stored ? 'no-cache' : 'reload',
    );
    if (stored && isSame(stored, offered)) return tellWhole(stored, onProgress);
    tools.checkManifest(offered);
    await fetchPack(packUrl, offered, onProgress, signal, tools);
    return offered;
  } catch (error) {
    // What could not be updated still works; a cancel is no such failure.
    if (!stored || !(error instanceof StudioError)) throw error;
    return tellWhole(stored, onProgress);
  }
}

/**
 * Fetches what the store does not hold of a pack.
 *
 * @param damaged digests of stored chunks that are to be had anew
 */
export async function fetchPack(
  packUrl: string,
  manifest: PackManifest,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
  { fetch, store, patience }: BringTools,
  damaged: ReadonlySet<string> = new Set(),
): Promise<void> {
  await installPack({
    damaged,
    packUrl,
    manifest,
    source: createNetworkSource(packUrl, fetch, patience),
    store,
    signal,
    onProgress: (receivedBytes, totalBytes) => onProgress(progressOf(receivedBytes, totalBytes)),
  });
}

/** Key order is the server's: the parsed forms are built alike and compare as text. */
function isSame(stored: PackManifest, offered: PackManifest): boolean {
  return JSON.stringify(stored) === JSON.stringify(offered);
}

function tellWhole(manifest: PackManifest, onProgress: (progress: Progress) => void): PackManifest {
  const totalBytes = packSizeBytes(manifest);
  onProgress(progressOf(totalBytes, totalBytes));
  return manifest;
}

function progressOf(receivedBytes: number, totalBytes: number): Progress {
  return { kind: 'download', fraction: receivedBytes / totalBytes, receivedBytes, totalBytes };
}

export function lostLocalPack(): StudioError {
  return new StudioError(
    'pack-unreachable',
    'This model came from files, and is no longer whole in this browser. Add its folder again under Models, or use another model.',
    'none',
  );
}
