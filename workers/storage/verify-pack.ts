import type { PackHealth } from '../../src/contract/packs-api';
import { chunkSizeBytes, packSizeBytes, type PackManifest } from './pack-manifest';
import type { PackStore } from './pack-store';
import { sha256Of } from './sha256';

/** A chunk that is missing from the store, or whose bytes are not those of its digest. */
export interface DamagedChunk {
  readonly path: string;
  readonly index: number;
  readonly sha256: string;
}

/**
 * Hashes every stored chunk of a pack anew, one in memory at a time.
 *
 * @param onProgress bytes that were checked, of all
 * @throws an AbortError when cancelled
 */
export async function verifyPack(
  manifest: PackManifest,
  store: Pick<PackStore, 'readChunks'>,
  onProgress: (doneBytes: number, totalBytes: number) => void,
  signal: AbortSignal,
): Promise<readonly DamagedChunk[]> {
  const damaged: DamagedChunk[] = [];
  const totalBytes = packSizeBytes(manifest);
  let doneBytes = 0;
  onProgress(doneBytes, totalBytes);
  for (const file of manifest.files) {
    for (const [index, sha256] of file.chunkSha256.entries()) {
      signal.throwIfAborted();
      const [chunk] = await store.readChunks([sha256]);
      if (!(await isIntact(chunk, sha256))) damaged.push({ path: file.path, index, sha256 });
      doneBytes += chunkSizeBytes(file, index);
      onProgress(doneBytes, totalBytes);
    }
  }
  return damaged;
}

/** What was found, told by file. */
export function healthOf(manifest: PackManifest, damaged: readonly DamagedChunk[]): PackHealth {
  const paths = [...new Set(damaged.map(({ path }) => path))];
  return {
    checkedBytes: packSizeBytes(manifest),
    damaged: paths.map((path) => ({
      path,
      chunkCount: damaged.filter((chunk) => chunk.path === path).length,
    })),
  };
}

async function isIntact(chunk: Blob | undefined, sha256: string): Promise<boolean> {
  if (!chunk) return false;
  try {
    return (await sha256Of(await chunk.arrayBuffer())) === sha256;
  } catch {
    // The browser holds the entry and has lost the file behind it.
    return false;
  }
}
