import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isAbsolute, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';

interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Answers one request for a file of a pack folder the way a good static host does: strong ETag,
 * `Range` with `If-Range` (RFC 9110, sections 13.1.5 and 14.2), 304 and 416.
 *
 * @param folder absolute path of the pack folder
 * @param filePath decoded path of the file within it, without a leading slash
 */
export async function sendPackFile(
  folder: string,
  filePath: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = join(folder, filePath);
  const fromFolder = relative(folder, path);
  const isInside = fromFolder !== '' && !fromFolder.startsWith('..') && !isAbsolute(fromFolder);
  const info = isInside ? await stat(path).catch(() => undefined) : undefined;
  if (info === undefined || !info.isFile()) {
    response.writeHead(404, { 'Content-Type': 'text/plain' });
    response.end(`The pack has no file ${filePath}.`);
    return;
  }
  const etag = `"${info.size.toString(16)}-${Math.round(info.mtimeMs).toString(16)}"`;
  const headers = {
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-cache',
    'Content-Type': path.endsWith('.json') ? 'application/json' : 'application/octet-stream',
    ETag: etag,
  };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers);
    response.end();
    return;
  }
  const ifRange = request.headers['if-range'];
  const range =
    ifRange === undefined || ifRange === etag
      ? parseByteRange(request.headers.range, info.size)
      : undefined;
  if (range === 'unsatisfiable') {
    response.writeHead(416, { ...headers, 'Content-Range': `bytes */${info.size}` });
    response.end();
    return;
  }
  const first = range?.first ?? 0;
  const last = range?.last ?? info.size - 1;
  response.writeHead(range === undefined ? 200 : 206, {
    ...headers,
    'Content-Length': last - first + 1,
    ...(range && { 'Content-Range': `bytes ${first}-${last}/${info.size}` }),
  });
  if (request.method === 'HEAD' || info.size === 0) {
    response.end();
    return;
  }
  // A client that goes away in the middle is no error of ours.
  await pipeline(createReadStream(path, { start: first, end: last }), response).catch(() => {});
}

/** One range of a `Range` header; `undefined` where the header is absent or to be ignored. */
export function parseByteRange(
  header: string | undefined,
  sizeBytes: number,
): ByteRange | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  const [, from = '', to = ''] = match ?? [];
  if (from === '' && to === '') return undefined;
  if (from === '') {
    const count = Math.min(Number(to), sizeBytes);
    return count === 0 ? 'unsatisfiable' : { first: sizeBytes - count, last: sizeBytes - 1 };
  }
  const first = Number(from);
  if (to !== '' && Number(to) < first) return undefined;
  if (first >= sizeBytes) return 'unsatisfiable';
  return { first, last: to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1) };
}
