import type { Fetch } from '../../../workers/storage/chunk-receiver';
import type { DownloadPatience } from '../../../workers/storage/download-patience';
import { CHUNK_BYTES, type PackManifest } from '../../../workers/storage/pack-manifest';
import { sha256Of } from '../../../workers/storage/sha256';

/** For servers that break on purpose, again and again. */
export const IMPATIENT: DownloadPatience = { silenceMs: 300, pausesMs: [5, 10] };

/** On the app's own origin, as `If-Range` goes there alone. */
export const PACK_URL = new URL('/packs-of-a-test/', location.href).href;
/** The same of another host. */
export const FOREIGN_PACK_URL = 'https://models.example/packs-of-a-test/';

export interface Request {
  readonly path: string;
  readonly range: string | undefined;
  readonly ifRange: string | undefined;
}

/** A server of one pack that misbehaves on demand. */
export interface PackServer {
  readonly fetch: Fetch;
  readonly requests: Request[];
  /** Of all requests, host and all. */
  readonly urls: string[];
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  manifest: PackManifest;
  isOffline: boolean;
  ignoresRange: boolean;
  etag: string;
  /** Looks at each answer before it goes out. */
  tamper: (request: Request, response: Response) => Response;
}

/** Bytes that differ from chunk to chunk and from seed to seed. */
export function createBytes(length: number, seed: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index += 4096) bytes[index] = (index >> 12) * 31 + seed;
  return bytes;
}

export async function manifestOf(
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  version: string,
): Promise<PackManifest> {
  const described = [...files].map(async ([path, bytes]) => {
    const starts = Array.from(
      { length: Math.ceil(bytes.length / CHUNK_BYTES) },
      (_, index) => index * CHUNK_BYTES,
    );
    const chunkSha256 = await Promise.all(
      starts.map((start) => sha256Of(bytes.subarray(start, start + CHUNK_BYTES))),
    );
    return { path, sizeBytes: bytes.length, chunkSha256 };
  });
  return {
    format: 1,
    family: 'motion-field',
    id: 'test',
    version,
    licence: 'CC0-1.0',
    parts: {},
    files: await Promise.all(described),
    config: {},
  };
}

export async function createPackServer(
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  version = '1.0.0',
): Promise<PackServer> {
  const server: PackServer = {
    files,
    manifest: await manifestOf(files, version),
    requests: [],
    urls: [],
    isOffline: false,
    ignoresRange: false,
    etag: '"one"',
    tamper: (_, response) => response,
    fetch: async (url, init) => {
      init.signal?.throwIfAborted();
      if (server.isOffline) throw new TypeError('Failed to fetch');
      const headers = new Headers(init.headers);
      const request: Request = {
        path: new URL(url).pathname.replace('/packs-of-a-test/', ''),
        range: headers.get('Range') ?? undefined,
        ifRange: headers.get('If-Range') ?? undefined,
      };
      server.requests.push(request);
      server.urls.push(url);
      const response = server.tamper(request, answer(server, request));
      init.signal?.throwIfAborted();
      return response;
    },
  };
  return server;
}

function answer(server: PackServer, { path, range, ifRange }: Request): Response {
  if (path === 'pack.json') return Response.json(server.manifest);
  const bytes = server.files.get(path);
  if (!bytes) return new Response('not found', { status: 404 });
  const headers = { ETag: server.etag };
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
  const isWhole = server.ignoresRange || (ifRange !== undefined && ifRange !== server.etag);
  if (from === undefined || to === undefined || isWhole) return new Response(bytes, { headers });
  if (Number(from) >= bytes.length) return new Response(null, { status: 416, headers });
  return new Response(bytes.subarray(Number(from), Number(to) + 1), { status: 206, headers });
}

/** An answer whose connection breaks after some bytes. */
export function breakAfter(response: Response, bytes: number): Response {
  let left = bytes;
  const body = response.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (piece, controller) => {
        controller.enqueue(piece.subarray(0, left));
        left -= piece.length;
        if (left <= 0) controller.error(new TypeError('network error'));
      },
    }),
  );
  return new Response(body ?? null, response);
}
