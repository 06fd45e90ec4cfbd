import { StudioError } from '../studio-error';
import { createBodyReader, type BodyReader } from './body-reader';
import type { ChunkSource } from './install-pack';
import { CHUNK_BYTES, chunkSizeBytes, type PackFile } from './pack-manifest';
import { sha256Of } from './sha256';

/** A verified piece of a file. */
export interface Chunk {
  readonly index: number;
  readonly sha256: string;
  readonly data: Uint8Array<ArrayBuffer>;
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

interface DownloadTools {
  readonly fetch: Fetch;
  readonly signal: AbortSignal;
  /** Bytes that came in; negative when a damaged chunk is thrown away. */
  readonly onBytes: (bytes: number) => void;
}

/** The files of a pack's folder on the web. */
export function createNetworkSource(folderUrl: string, fetch: Fetch): ChunkSource {
  return {
    readChunks: (file, wanted, signal, onBytes) =>
      downloadChunks(new URL(file.path, folderUrl).href, file, wanted, { fetch, signal, onBytes }),
  };
}

interface Received {
  readonly index: number;
  readonly data: Uint8Array<ArrayBuffer>;
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

async function* receiveChunks(
  url: string,
  file: PackFile,
  wanted: readonly number[],
  tools: DownloadTools,
): AsyncGenerator<Received, void, undefined> {
  let etag: string | undefined;
  for (const [position, index] of wanted.entries()) {
    const response = await requestRange(url, file, index, etag, tools);
    if (response.status !== 206) {
      // The server ignored the range, or the file changed (If-Range): all of it comes.
      yield* splitBody(url, response, file, new Set(wanted.slice(position)), tools);
      return;
    }
    etag ??= isSameOrigin(url) ? strongEtagOf(response) : undefined;
    const reader = createBodyReader(response);
    try {
      yield await receive(url, reader, file, index, tools);
    } finally {
      reader.dispose();
    }
  }
}

async function receive(
  url: string,
  reader: BodyReader,
  file: PackFile,
  index: number,
  { signal, onBytes }: Pick<DownloadTools, 'signal' | 'onBytes'>,
): Promise<Received> {
  const data = new Uint8Array(chunkSizeBytes(file, index));
  const length = await reach(url, signal, () => reader.readInto(data, onBytes));
  return { index, data: data.subarray(0, length) };
}

async function requestRange(
  url: string,
  file: PackFile,
  index: number,
  etag: string | undefined,
  { fetch, signal }: DownloadTools,
): Promise<Response> {
  const first = index * CHUNK_BYTES;
  const last = first + chunkSizeBytes(file, index) - 1;
  const headers = { Range: `bytes=${first}-${last}`, ...(etag && { 'If-Range': etag }) };
  // The store keeps it; the browser's cache need not, and might hold a damaged copy.
  const response = await reach(url, signal, () =>
    fetch(url, { headers, signal, cache: 'no-store' }),
  );
  if (response.status === 416) throw corrupt(file);
  if (!response.ok) throw unreachable(url, `it answered ${response.status}`);
  return response;
}

/** RFC 9110, 13.1.5: only a strong validator may stand in If-Range. */
function strongEtagOf(response: Response): string | undefined {
  const etag = response.headers.get('ETag');
  return etag === null || etag.startsWith('W/') ? undefined : etag;
}

/**
 * To another origin `If-Range` would need a preflight, which plain static hosts do not answer.
 * There a file that changes in between is found by its digests alone.
 */
function isSameOrigin(url: string): boolean {
  return new URL(url).origin === location.origin;
}

/** Cuts a whole file into chunks as it comes in, and gives those that are wanted. */
async function* splitBody(
  url: string,
  response: Response,
  file: PackFile,
  wanted: ReadonlySet<number>,
  { signal, onBytes }: DownloadTools,
): AsyncGenerator<Received, void, undefined> {
  const reader = createBodyReader(response);
  try {
    for (const index of file.chunkSha256.keys()) {
      const isWanted = wanted.has(index);
      const count = isWanted ? onBytes : () => {};
      const received = await receive(url, reader, file, index, { signal, onBytes: count });
      if (isWanted) yield received;
    }
  } finally {
    reader.dispose();
  }
}

/** Whatever fails between here and the server is one failure, except a cancel. */
async function reach<T>(url: string, signal: AbortSignal, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (cause) {
    signal.throwIfAborted();
    throw unreachable(url, 'the connection failed', cause);
  }
}

/** @param reason ends the sentence "The model could not be downloaded: ..." */
export function unreachable(url: string, reason: string, cause?: unknown): StudioError {
  return new StudioError(
    'pack-unreachable',
    `The model could not be downloaded: ${reason}. Check your connection and try again; what has arrived is kept.`,
    'retry',
    { cause: cause ?? url },
  );
}

function corrupt(file: PackFile): StudioError {
  return new StudioError(
    'pack-corrupt',
    `The model file ${file.path} arrived damaged twice. Try again later; if it stays so, the server holds a wrong file.`,
    'retry',
  );
}
