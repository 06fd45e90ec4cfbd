import type { DownloadTools, Fetch, Received } from './chunk-receiver';
import { corrupt } from './download-failures';
import { DOWNLOAD_PATIENCE, type DownloadPatience } from './download-patience';
import type { ChunkSource } from './install-pack';
import type { PackFile } from './pack-manifest';
import { receiveChunks } from './receive-chunks';
import { sha256Of } from './sha256';

/** A verified piece of a file. */
export interface Chunk {
  readonly index: number;
  readonly sha256: string;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** The files of a pack's folder on the web. */
export function createNetworkSource(
  folderUrl: string,
  fetch: Fetch,
  patience: DownloadPatience = DOWNLOAD_PATIENCE,
): ChunkSource {
  return {
    readChunks: (file, wanted, signal, onBytes) => {
      const url = new URL(file.path, folderUrl).href;
      return downloadChunks(url, file, wanted, { fetch, signal, patience, onBytes });
    },
  };
}

/**
 * Downloads the missing chunks of a file one by one, so that an interrupted download goes on
 * where it stopped. A chunk whose digest is wrong is fetched once more.
 *
 * @throws StudioError `pack-unreachable` if the server does not answer as it should,
 *   `pack-corrupt` if a chunk is wrong twice; an AbortError when cancelled
 */
async function* downloadChunks(
  url: string,
  file: PackFile,
  missing: readonly number[],
  tools: DownloadTools,
): AsyncGenerator<Chunk, void, undefined> {
  const damaged: number[] = [];
  for await (const received of receiveChunks(url, file, missing, tools)) {
    const chunk = await verify(file, received);
    if (chunk) {
      yield chunk;
    } else {
      tools.onBytes(-received.data.length);
      damaged.push(received.index);
    }
  }
  for await (const received of receiveChunks(url, file, damaged, tools)) {
    const chunk = await verify(file, received);
    if (!chunk) throw corrupt(file);
    yield chunk;
  }
}

async function verify(file: PackFile, { index, data }: Received): Promise<Chunk | undefined> {
  const sha256 = await sha256Of(data);
  return sha256 === file.chunkSha256[index] ? { index, sha256, data } : undefined;
}
