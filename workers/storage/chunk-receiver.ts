import { createBodyReader, type BodyReader } from './body-reader';
import { corrupt, unreachable } from './download-failures';
import {
  createSilenceWatch,
  Interruption,
  type DownloadPatience,
  type SilenceWatch,
} from './download-patience';
import { isOwnHost } from './pack-address';
import { CHUNK_BYTES, chunkSizeBytes, type PackFile } from './pack-manifest';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface DownloadTools {
  readonly fetch: Fetch;
  readonly signal: AbortSignal;
  readonly patience: DownloadPatience;
  /** Bytes that came in; negative when some are thrown away. */
  readonly onBytes: (bytes: number) => void;
}

/** A chunk as the server sent it. */
export interface Received {
  readonly index: number;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** Fetches chunks of a file in tries, each of which goes on where the one before broke off. */
export interface ChunkReceiver {
  /** The furthest byte of the file that any try has brought. */
  reachedBytes(): number;
  /**
   * One try.
   *
   * @throws Interruption when it breaks off; StudioError `pack-unreachable` or `pack-corrupt` for
   *   what another try would not mend
   */
  receive(wanted: readonly number[]): AsyncGenerator<Received, void, undefined>;
}

/** A chunk on its way. */
interface Arriving extends Received {
  filledBytes: number;
  /** Of the version of the file that the bytes are of, where the server tells. */
  validator: string | undefined;
}

export function createChunkReceiver(
  url: string,
  file: PackFile,
  { fetch, signal, patience, onBytes }: DownloadTools,
): ChunkReceiver {
  let arriving: Arriving | undefined;
  let validator: string | undefined;
  let reachedBytes = 0;

  function startOver(chunk: Arriving): void {
    if (chunk.filledBytes > 0) onBytes(-chunk.filledBytes);
    chunk.filledBytes = 0;
  }

  function beginOrGoOn(index: number): Arriving {
    if (arriving?.index === index) return arriving;
    if (arriving) startOver(arriving);
    const data = new Uint8Array(chunkSizeBytes(file, index));
    arriving = { index, data, filledBytes: 0, validator: undefined };
    return arriving;
  }

  /** Asks for what is missing of a chunk; of a file that has changed since, for all of it. */
  async function request(chunk: Arriving, watch: SilenceWatch): Promise<Response> {
    const response = await requestRest(chunk, watch);
    if (chunk.filledBytes === 0 || chunk.validator === validator) return response;
    void response.body?.cancel().catch(() => {});
    startOver(chunk);
    return requestRest(chunk, watch);
  }

  async function requestRest(chunk: Arriving, watch: SilenceWatch): Promise<Response> {
    const first = chunk.index * CHUNK_BYTES;
    const range = `bytes=${first + chunk.filledBytes}-${first + chunk.data.length - 1}`;
    // To another origin it does not go without a preflight (Fetch standard, CORS-safelisted request
    // headers), which plain static hosts do not answer. There the validators of the answers are
    // compared, and the digests have the last word.
    const condition = isOwnHost(url) ? strongEtag(validator) : undefined;
    const headers = { Range: range, ...(condition && { 'If-Range': condition }) };
    // The store keeps it; the browser's cache need not, and might hold a damaged copy.
    const init = { headers, signal: watch.signal, cache: 'no-store' } as const;
    const response = await watch.during(() => fetch(url, init));
    if (!response.ok) {
      void response.body?.cancel().catch(() => {});
      throw refusal(response.status);
    }
    validator = validatorOf(response);
    return response;
  }

  function refusal(status: number): Error {
    if (status === 416) return corrupt(file);
    const reason = `it answered ${status}`;
    return isPassing(status) ? new Interruption(reason) : unreachable(url, reason);
  }

  async function fill(chunk: Arriving, reader: BodyReader, watch: SilenceWatch): Promise<Received> {
    chunk.validator = validator;
    await watch.during(() =>
      reader.readInto(chunk.data.subarray(chunk.filledBytes), (bytes) => {
        watch.note();
        chunk.filledBytes += bytes;
        reachedBytes = Math.max(reachedBytes, chunk.index * CHUNK_BYTES + chunk.filledBytes);
        onBytes(bytes);
      }),
    );
    arriving = undefined;
    return { index: chunk.index, data: chunk.data.subarray(0, chunk.filledBytes) };
  }

  /** Cuts a whole file into chunks as it comes in, and gives those that are wanted. */
  async function* split(
    reader: BodyReader,
    wanted: ReadonlySet<number>,
    watch: SilenceWatch,
  ): AsyncGenerator<Received, void, undefined> {
    for (const index of file.chunkSha256.keys()) {
      if (wanted.has(index)) {
        yield await fill(beginOrGoOn(index), reader, watch);
      } else {
        const passed = new Uint8Array(chunkSizeBytes(file, index));
        await watch.during(() => reader.readInto(passed, watch.note));
      }
    }
  }

  return {
    reachedBytes: () => reachedBytes,
    async *receive(wanted) {
      for (const [position, index] of wanted.entries()) {
        const watch = createSilenceWatch(signal, patience.silenceMs);
        const chunk = beginOrGoOn(index);
        const response = await request(chunk, watch);
        const reader = createBodyReader(response);
        try {
          if (response.status === 206) {
            yield await fill(chunk, reader, watch);
          } else {
            // The server ignored the range, or the file changed (If-Range): all of it comes.
            startOver(chunk);
            yield* split(reader, new Set(wanted.slice(position)), watch);
            return;
          }
        } finally {
          reader.dispose();
        }
      }
    },
  };
}

/** RFC 9110, 15: what a server may answer that is overloaded or being restarted. */
function isPassing(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/**
 * What tells one version of a file from another. Another origin lets a page read `Last-Modified`
 * always, `ETag` only where it exposes it (Fetch standard, CORS-safelisted response headers).
 */
function validatorOf({ headers }: Response): string | undefined {
  return headers.get('ETag') ?? headers.get('Last-Modified') ?? undefined;
}

/** RFC 9110, 13.1.5: only a strong validator may stand in If-Range. */
function strongEtag(validator: string | undefined): string | undefined {
  return validator?.startsWith('"') ? validator : undefined;
}
