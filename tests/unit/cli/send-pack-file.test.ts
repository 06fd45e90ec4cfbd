import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseByteRange, sendPackFile } from '../../../src/cli/build/send-pack-file';

let folder = '';
let server: Server;
let url = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enliven-pack-'));
  await mkdir(join(folder, 'pack'));
  await writeFile(join(folder, 'pack/weights.bin'), '0123456789');
  await writeFile(join(folder, 'pack/empty.bin'), '');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '').slice(1);
    void sendPackFile(join(folder, 'pack'), path, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = typeof address === 'object' ? `http://127.0.0.1:${address?.port}/` : '';
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url + path, { headers });

test('a whole file, with its length and a strong ETag', async () => {
  const response = await get('weights.bin');
  expect(response.status).toBe(200);
  expect(response.headers.get('etag')).toMatch(/^"[0-9a-f]+-[0-9a-f]+"$/);
  expect(response.headers.get('content-length')).toBe('10');
  expect(await response.text()).toBe('0123456789');
});

test('an empty file', async () => {
  const response = await get('empty.bin');
  expect([response.status, await response.text()]).toEqual([200, '']);
});

test('a part of it, as long as the ETag is still the one asked for', async () => {
  const etag = (await get('weights.bin')).headers.get('etag') ?? '';
  const same = await get('weights.bin', { Range: 'bytes=4-', 'If-Range': etag });
  expect(same.status).toBe(206);
  expect(same.headers.get('content-range')).toBe('bytes 4-9/10');
  expect(await same.text()).toBe('456789');
  const other = await get('weights.bin', { Range: 'bytes=4-', 'If-Range': '"another"' });
  expect([other.status, await other.text()]).toEqual([200, '0123456789']);
});

test('a part beyond the end', async () => {
  const response = await get('weights.bin', { Range: 'bytes=10-' });
  expect(response.status).toBe(416);
  expect(response.headers.get('content-range')).toBe('bytes */10');
});

test('nothing again where the client has it', async () => {
  const etag = (await get('weights.bin')).headers.get('etag') ?? '';
  expect((await get('weights.bin', { 'If-None-Match': etag })).status).toBe(304);
});

test.each(['gone.bin', '', '..%2Fsecret.txt', '%2Fetc%2Fpasswd', 'x%2F..%2F..%2Fsecret.txt'])(
  'no file at %j',
  async (path) => {
    expect((await get(path)).status).toBe(404);
  },
);

describe('byte ranges', () => {
  test.each([
    ['bytes=0-3', { first: 0, last: 3 }],
    ['bytes=5-', { first: 5, last: 9 }],
    ['bytes=5-99', { first: 5, last: 9 }],
    ['bytes=-3', { first: 7, last: 9 }],
    ['bytes=-99', { first: 0, last: 9 }],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=10-12', 'unsatisfiable'],
    ['bytes=5-3', undefined],
    ['bytes=-', undefined],
    ['bytes=0-1,3-4', undefined],
    ['chunks=0-3', undefined],
    [undefined, undefined],
  ])('%s of ten bytes', (header, range) => {
    expect(parseByteRange(header, 10)).toEqual(range);
  });
});
