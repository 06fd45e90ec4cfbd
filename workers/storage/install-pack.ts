import type { Chunk } from './pack-download';
import { chunkSizeBytes, packSizeBytes, type PackFile, type PackManifest } from './pack-manifest';
import type { PackShelf } from './memory-shelf';

/** Where the chunks of a pack come from: the network, or files on this device. */
export interface ChunkSource {
  /**
   * Gives the wanted chunks of a file, verified.
   *
   * @param onBytes bytes that came in; negative when a damaged chunk is thrown away
   */
  readChunks(
    file: PackFile,
    wanted: readonly number[],
    signal: AbortSignal,
    onBytes: (bytes: number) => void,
  ): AsyncIterable<Chunk>;
}

export interface InstallOptions {
  readonly packUrl: string;
  readonly manifest: PackManifest;
  readonly source: ChunkSource;
  readonly store: PackShelf;
  readonly signal: AbortSignal;
  onProgress(doneBytes: number, totalBytes: number): void;
  /** Digests of stored chunks that are to be had anew. */
  readonly damaged?: ReadonlySet<string>;
}

/**
 * Brings the chunks that are missing, each stored as it comes, and the record that the pack is
 * complete last. Interrupted, it goes on where it stopped.
 *
 * @throws StudioError `storage-full`, and what the source throws; an AbortError when cancelled
 */
export async function installPack(options: InstallOptions): Promise<void> {
  const { packUrl, manifest, source, store, signal, onProgress, damaged } = options;
  const totalBytes = packSizeBytes(manifest);
  await store.markPending(packUrl, manifest);
  const found = await store.findChunks(manifest.files.flatMap((file) => file.chunkSha256));
  const kept = new Set([...found].filter((hash) => !damaged?.has(hash)));
  let doneBytes = keptBytesOf(manifest, kept);
  await store.requireSpace(totalBytes - doneBytes);
  const onBytes = (bytes: number): void => {
    doneBytes += bytes;
    onProgress(doneBytes, totalBytes);
  };
  onBytes(0);
  for (const file of manifest.files) {
    const missing = [...file.chunkSha256.keys()].filter((index) => !hasChunk(file, index, kept));
    for await (const { sha256, data } of source.readChunks(file, missing, signal, onBytes)) {
      await store.storeChunk(sha256, data);
    }
  }
  signal.throwIfAborted();
  await store.markComplete(packUrl, manifest);
}

/** Bytes of a pack whose chunks are among those stored. */
export function keptBytesOf(manifest: PackManifest, stored: ReadonlySet<string>): number {
  return manifest.files
    .flatMap((file) =>
      [...file.chunkSha256.keys()].map((index) =>
        hasChunk(file, index, stored) ? chunkSizeBytes(file, index) : 0,
      ),
    )
    .reduce((sum, bytes) => sum + bytes, 0);
}

function hasChunk(file: PackFile, index: number, stored: ReadonlySet<string>): boolean {
  return stored.has(file.chunkSha256[index] ?? '');
}
