import { beforeEach, describe, expect, test } from 'vitest';
import { createNetworkSource } from '../../../workers/storage/pack-download';
import { CHUNK_BYTES, type PackFile } from '../../../workers/storage/pack-manifest';
import { sha256Of } from '../../../workers/storage/sha256';
import { breakAfter, createBytes, IMPATIENT, manifestOf } from './pack-server';

const HERE = new URL('/a-pack/', location.href).href;
const ELSEWHERE = 'https://elsewhere.example/a-pack/';
const SIZE = CHUNK_BYTES + 300_000;
const content = createBytes(SIZE, 5);

interface Asked {
  readonly range: string;
  readonly ifRange: string | null;
}

let file: PackFile;
let asked: Asked[];
let counted: number;

beforeEach(async () => {
  const [only] = (await manifestOf(new Map([['large.bin', content]]), '1')).files;
  if (!only) throw new Error('no file');
  file = only;
  asked = [];
  counted = 0;
});

/** Answers a range of the bytes as it should. */
function part(range: string, headers: HeadersInit = {}, bytes = content): Response {
  const [, from = '', to = ''] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
  return new Response(bytes.subarray(Number(from), Number(to) + 1), { status: 206, headers });
}

/** Reads the second chunk; the server answers each try in its way. */
async function readSecond(
  answer: (asking: Asked, count: number) => Response | Promise<Response>,
  { folder = HERE, signal = new AbortController().signal, patience = IMPATIENT } = {},
): Promise<void> {
  const fetch = async (_: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    const asking = { range: headers.get('Range') ?? '', ifRange: headers.get('If-Range') };
    asked.push(asking);
    const answered = await untilAborted(answer(asking, asked.length), init.signal);
    return new Response(endedBy(answered.body, init.signal), answered);
  };
  const source = createNetworkSource(folder, fetch, patience);
  const chunks = source.readChunks(file, [1], signal, (bytes) => (counted += bytes));
  for await (const chunk of chunks) {
    expect(chunk.sha256).toBe(await sha256Of(content.subarray(CHUNK_BYTES)));
    expect(chunk.data).toHaveLength(300_000);
  }
}

const first = `bytes=${CHUNK_BYTES}-${SIZE - 1}`;
const from = (bytes: number): string => `bytes=${CHUNK_BYTES + bytes}-${SIZE - 1}`;
const ranges = (): string[] => asked.map(({ range }) => range);

describe('goes on at the byte where it stopped', () => {
  test('when the connection breaks', async () => {
    await readSecond(({ range }, count) =>
      count === 1 ? breakAfter(part(range), 1000) : part(range),
    );
    expect(ranges()).toEqual([first, from(1000)]);
    expect(counted).toBe(300_000);
  });

  test('when the server falls silent in the middle', async () => {
    await readSecond(({ range }, count) =>
      count === 1 ? silentAfter(part(range), 1000) : part(range),
    );
    expect(ranges()).toEqual([first, from(1000)]);
  });

  test('when the server does not answer at all, or is too busy', async () => {
    await readSecond(({ range }, count) => {
      if (count === 1) return new Promise<Response>(() => {});
      return count === 2 ? new Response('', { status: 503 }) : part(range);
    });
    expect(ranges()).toEqual([first, first, first]);
  });

  test('however often it breaks, as long as something comes', async () => {
    await readSecond(({ range }) => breakAfter(part(range), 70_000));
    expect(asked).toHaveLength(5);
    expect(counted).toBe(300_000);
  });
});

describe('gives up', () => {
  test('after a few silent tries, and says so', async () => {
    await expect(readSecond(() => new Promise<Response>(() => {}))).rejects.toMatchObject({
      code: 'pack-unreachable',
      message: expect.stringMatching(/sent nothing for 0.3 seconds, 3 times in a row.*is kept/),
    });
    expect(asked).toHaveLength(3);
  });

  test('where hardly anything comes each time', async () => {
    const trickling = readSecond(({ range }) => breakAfter(part(range), 10));
    await expect(trickling).rejects.toMatchObject({
      message: expect.stringContaining('the connection failed, 3 times in a row'),
    });
  });

  test('where a host without ranges always breaks off at the same place', async () => {
    const whole = (): Response => breakAfter(new Response(content), CHUNK_BYTES + 200_000);
    const reading = readSecond(whole);
    await expect(reading).rejects.toMatchObject({
      code: 'pack-unreachable',
      message: expect.stringContaining('3 times in a row'),
    });
  });

  test('at once where another try would not mend it', async () => {
    const missing = readSecond(() => new Response('', { status: 404 }));
    await expect(missing).rejects.toMatchObject({
      code: 'pack-unreachable',
      message: expect.stringContaining('it answered 404'),
    });
    expect(asked).toHaveLength(1);
  });

  test('at once when it is cancelled, in a pause too', async () => {
    const controller = new AbortController();
    const patience = { silenceMs: 1000, pausesMs: [1e9] };
    const reading = readSecond(({ range }) => breakAfter(part(range), 10), {
      signal: controller.signal,
      patience,
    });
    setTimeout(() => controller.abort(), 100);
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked).toHaveLength(1);
  });
});

describe('a file that changes in between', () => {
  const older = createBytes(SIZE, 6);

  test('is found by If-Range on the app’s own host: all of it comes', async () => {
    await readSecond(({ range, ifRange }, count) => {
      if (count === 1) return breakAfter(part(range, { ETag: '"old"' }, older), 1000);
      return ifRange === '"new"'
        ? part(range, { ETag: '"new"' })
        : new Response(content, { headers: { ETag: '"new"' } });
    });
    expect(asked.map(({ ifRange }) => ifRange)).toEqual([null, '"old"', '"new"']);
    expect(ranges()).toEqual([first, from(1000), first]);
    expect(counted).toBe(300_000);
  });

  test.each([
    ['ETag', '"old"', '"new"'],
    ['ETag', 'W/"old"', 'W/"new"'],
    ['Last-Modified', 'Sat, 01 Nov 2025 00:00:00 GMT', 'Sun, 02 Nov 2025 00:00:00 GMT'],
  ])('is found by its %s on another host, which is sent no If-Range', async (name, was, is) => {
    await readSecond(
      ({ range }, count) => {
        if (count === 1) return breakAfter(part(range, { [name]: was }, older), 1000);
        // Damaged once besides: the one more time that a digest allows has not been used up.
        return part(range, { [name]: is }, count === 3 ? older : content);
      },
      { folder: ELSEWHERE },
    );
    expect(asked.map(({ ifRange }) => ifRange)).toEqual([null, null, null, null]);
    expect(ranges()).toEqual([first, from(1000), first, first]);
    expect(counted).toBe(300_000);
  });

  test('is found by its digest where the host tells nothing: the chunk comes once more', async () => {
    await readSecond(
      ({ range }, count) => (count === 1 ? breakAfter(part(range, {}, older), 5000) : part(range)),
      { folder: ELSEWHERE },
    );
    expect(ranges()).toEqual([first, from(5000), first]);
    expect(counted).toBe(300_000);
  });

  test('a host that knows no ranges sends the whole file again', async () => {
    await readSecond((_, count) =>
      count === 1 ? breakAfter(new Response(content), CHUNK_BYTES + 1000) : new Response(content),
    );
    expect(ranges()).toEqual([first, from(1000)]);
    expect(counted).toBe(300_000);
  });
});

/** An answer after whose first bytes nothing comes any more. */
function silentAfter(response: Response, bytes: number): Response {
  let left = bytes;
  const body = response.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      async transform(piece, controller) {
        controller.enqueue(piece.subarray(0, left));
        left -= piece.length;
        if (left <= 0) await new Promise(() => {});
      },
    }),
  );
  return new Response(body ?? null, response);
}

/** As of the browser's own fetch: an abort ends the waiting. */
async function untilAborted<T>(value: T | Promise<T>, signal: AbortSignal | null | undefined) {
  signal?.throwIfAborted();
  return Promise.race([
    value,
    new Promise<never>((_, reject) =>
      signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))),
    ),
  ]);
}

/** As of the browser's own fetch: an abort breaks a body off. */
function endedBy(body: ReadableStream<Uint8Array> | null, signal: AbortSignal | null | undefined) {
  const reader = body?.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const read = await untilAborted(reader?.read(), signal);
      if (read?.value) controller.enqueue(read.value);
      else controller.close();
    },
    cancel: () => reader?.cancel(),
  });
}
