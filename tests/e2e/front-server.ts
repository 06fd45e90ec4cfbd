import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inject, onTestFinished } from 'vitest';

/** A server before the app's own: what a host may do with the app, and what it gets to see. */
export interface FrontServer {
  readonly url: string;
  /** Path and query of every request that came, method first where it is not GET. */
  readonly seen: readonly string[];
  /** The byte that each of these requests began at. */
  readonly firstBytes: readonly number[];
}

export interface FrontServerOptions {
  /** Response headers that this host does not send, in lower case. */
  readonly drops?: readonly string[];
  /** What it appends to a file: another version of it. */
  readonly append?: (path: string) => string;
  /** Whether a request is never answered. */
  readonly stalls?: (path: string) => boolean;
  /** What happens after the first thousand bytes of an answer. */
  readonly cuts?: (path: string) => 'break' | 'silence' | null;
  /** What it answers otherwise than it should; asked of each request, before `cuts`. */
  readonly misleads?: (path: string) => Misleading | null;
}

/** An answer that is in order by itself, and wrong all the same. */
export interface Misleading {
  /** All of the file comes, whatever was asked for. */
  readonly ignoresRange?: boolean;
  /** The version that it says the file is of. Asked for another, it sends all of it. */
  readonly etag?: string;
  /** What it makes of the bytes; the length that it tells is theirs. */
  readonly bytes?: (bytes: Buffer) => Uint8Array;
}

const CUT_BYTES = 1000;

export async function openFrontServer({
  drops = [],
  append = () => '',
  stalls = () => false,
  cuts = () => null,
  misleads = () => null,
}: FrontServerOptions = {}): Promise<FrontServer> {
  const seen: string[] = [];
  const firstBytes: number[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = 'GET', url = '/', headers } = incoming;
    seen.push(method === 'GET' ? url : `${method} ${url}`);
    firstBytes.push(Number(/^bytes=(\d+)-/.exec(headers.range ?? '')?.[1] ?? 0));
    if (stalls(url)) return;
    // Whether a file has changed is for this server to say, and it appends to plain text.
    const dropped = ['host', 'accept-encoding', 'if-none-match', 'if-modified-since'];
    const misled = misleads(url);
    const isOther =
      misled?.etag !== undefined && (headers['if-range'] ?? misled.etag) !== misled.etag;
    const ranges = misled?.ignoresRange === true || isOther ? ['range', 'if-range'] : [];
    const own = misled?.etag === undefined ? [] : ['if-range'];
    const kept = without(headers, [...dropped, ...ranges, ...own]);
    const forward = request(new URL(url, inject('appUrl')), { method, headers: kept }, (answer) => {
      const more = append(url);
      const unsent = more === '' ? drops : [...drops, 'content-length', 'etag'];
      const cut = cuts(url);
      if (misled) {
        sendMisled(answer, outgoing, misled, cut);
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, without(answer.headers, unsent));
      if (cut) {
        answer.once('data', (bytes: Buffer) => {
          outgoing.write(bytes.subarray(0, CUT_BYTES), () => {
            // What has not been read when a connection breaks is lost.
            if (cut === 'break') setTimeout(() => outgoing.destroy(), 2000);
          });
        });
        return;
      }
      answer.pipe(outgoing, { end: false });
      answer.on('end', () => outgoing.end(more));
    });
    forward.on('error', () => outgoing.destroy());
    incoming.pipe(forward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = portOf(server.address());
  return { url: `http://127.0.0.1:${port}/`, seen, firstBytes };
}

/** Sends the whole of an answer as it is made to be, or the beginning of it. */
function sendMisled(
  answer: IncomingMessage,
  outgoing: ServerResponse,
  { etag, bytes = (whole) => whole }: Misleading,
  cut: 'break' | 'silence' | null,
): void {
  const parts: Buffer[] = [];
  answer.on('data', (part: Buffer) => parts.push(part));
  answer.on('end', () => {
    const body = bytes(Buffer.concat(parts));
    outgoing.writeHead(answer.statusCode ?? 502, {
      ...answer.headers,
      'content-length': body.length,
      ...(etag !== undefined && { etag }),
    });
    if (!cut) {
      outgoing.end(body);
      return;
    }
    outgoing.write(body.subarray(0, CUT_BYTES), () => {
      if (cut === 'break') setTimeout(() => outgoing.destroy(), 2000);
    });
  });
}

function without(headers: IncomingMessage['headers'], drops: readonly string[]): typeof headers {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !drops.includes(name)));
}

export function portOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address;
}
