import { clear, createStore, delMany, keys, set } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Progress } from '../../../src/contract/progress';
import { openPack, type OpenPack } from '../../../workers/storage/open-pack';
import { CHUNK_BYTES, type PackManifest } from '../../../workers/storage/pack-manifest';
import { createPackStore } from '../../../workers/storage/pack-store';
import type { QuotaSource } from '../../../workers/storage/quota-guard';
import { sha256Of } from '../../../workers/storage/sha256';
import { StudioError } from '../../../workers/studio-error';
import {
  breakAfter,
  createBytes,
  createPackServer,
  FOREIGN_PACK_URL,
  IMPATIENT,
  manifestOf,
  PACK_URL,
  type PackServer,
} from './pack-server';

/** A small file, and one of a chunk and a bit. */
const small = createBytes(1000, 1);
const large = createBytes(CHUNK_BYTES + 5000, 2);
const RANGES = [
  `bytes=0-${CHUNK_BYTES - 1}`,
  `bytes=${CHUNK_BYTES}-${CHUNK_BYTES + 4999}`,
] as const;
const plenty: QuotaSource = { estimate: async () => ({ usage: 0, quota: 1e12 }) };

let server: PackServer;
let database: ReturnType<typeof createStore>;
let progress: Progress[];

beforeEach(async () => {
  server = await createPackServer(
    new Map([
      ['small.bin', small],
      ['large.bin', large],
    ]),
  );
  database = createStore(`test-${crypto.randomUUID()}`, 'packs');
  progress = [];
});

// The profile of a test browser lives in memory.
afterEach(() => clear(database));

/** As after a reload: nothing is shared but the database. */
function open(
  signal = new AbortController().signal,
  quota = plenty,
  packUrl = PACK_URL,
): Promise<OpenPack> {
  const store = createPackStore(database, quota);
  const tools = { fetch: server.fetch, store, patience: IMPATIENT, checkManifest };
  return openPack(packUrl, (it) => progress.push(it), signal, tools);
}

/** As of an app and a device that can run one family, and nothing that needs half precision. */
function checkManifest({ family, needs }: PackManifest): void {
  if (family === 'motion-field' && needs?.shaderF16 !== true) return;
  throw new StudioError('pack-unsupported', 'It cannot run here.', 'none');
}

async function bytesOf(pack: OpenPack, path: string): Promise<Uint8Array> {
  return new Uint8Array(await (await pack.readFile(path)).arrayBuffer());
}

async function expectWhole(pack: OpenPack): Promise<void> {
  // Digests, since comparing element by element takes seconds.
  const found = await (await pack.readFile('large.bin')).arrayBuffer();
  expect(await sha256Of(found)).toBe(await sha256Of(large));
  expect(await bytesOf(pack, 'small.bin')).toEqual(small);
}

function rangesOf(path: string): (string | undefined)[] {
  return server.requests.filter((it) => it.path === path).map(({ range }) => range);
}

describe('a first download', () => {
  test('asks the server itself what it has; later whoever knows may answer', async () => {
    const asked: unknown[] = [];
    const { fetch } = server;
    server = {
      ...server,
      fetch(url, init) {
        if (url.endsWith('pack.json')) asked.push(init.cache);
        return fetch(url, init);
      },
    };
    await open();
    await open();
    expect(asked).toEqual(['reload', 'no-cache']);
  });

  test('brings every byte, chunk by chunk, and says how far it is', async () => {
    await expectWhole(await open());
    expect(rangesOf('large.bin')).toEqual(RANGES);
    const totalBytes = small.length + large.length;
    expect(progress[0]).toMatchObject({ kind: 'download', fraction: 0, totalBytes });
    expect(progress.at(-1)).toEqual({
      kind: 'download',
      fraction: 1,
      receivedBytes: totalBytes,
      totalBytes,
    });
  });

  test('works with servers that know no ranges: the file comes once', async () => {
    server.ignoresRange = true;
    await expectWhole(await open());
    expect(rangesOf('large.bin')).toEqual([RANGES[0]]);
  });

  test('serves two tabs at once', async () => {
    const packs = await Promise.all([open(), open()]);
    for (const pack of packs) await expectWhole(pack);
    expect(rangesOf('large.bin')).toEqual(RANGES);
  });

  test.each([
    ['is not there', new Response('', { status: 404 })],
    ['is broken', new Response('', { status: 503 })],
    ['is a sign-in page', new Response('<html>')],
  ])('fails in words where the server %s', async (_, response) => {
    server.tamper = () => response.clone();
    await expect(open()).rejects.toMatchObject({ code: 'pack-unreachable', recovery: 'retry' });
  });

  test('fails in words without a network', async () => {
    server.isOffline = true;
    await expect(open()).rejects.toMatchObject({ code: 'pack-unreachable' });
  });
});

describe('an interrupted download', () => {
  const interrupt = async (): Promise<void> => {
    server.tamper = ({ range }, response) =>
      range?.endsWith(`-${CHUNK_BYTES + 4999}`) === true ? breakAfter(response, 1000) : response;
    await expect(open()).rejects.toMatchObject({ code: 'pack-unreachable' });
    server.tamper = (_, response) => response;
    server.requests.length = 0;
  };

  test('leaves no pack that passes for whole', async () => {
    await interrupt();
    expect(await createPackStore(database, plenty).openStoredPack(PACK_URL)).toBeUndefined();
  });

  test('goes on with the first missing chunk', async () => {
    await interrupt();
    progress = [];
    await expectWhole(await open());
    expect(rangesOf('small.bin')).toEqual([]);
    expect(rangesOf('large.bin')).toEqual(RANGES.slice(1));
    expect(progress[0]).toMatchObject({ receivedBytes: small.length + CHUNK_BYTES });
  });

  test('goes on also where the server knows no ranges', async () => {
    await interrupt();
    server.ignoresRange = true;
    await expectWhole(await open());
    expect(rangesOf('large.bin')).toEqual([RANGES[1]]);
  });

  test('asks for further chunks of the same version only, and takes another as a whole', async () => {
    server.tamper = ({ range }, response) => {
      // The file is replaced by an equal one with another ETag after the first chunk.
      if (range === RANGES[0]) server.etag = '"two"';
      return response;
    };
    await expectWhole(await open());
    const asked = server.requests.filter(({ path }) => path === 'large.bin');
    expect(asked.map(({ ifRange }) => ifRange)).toEqual([undefined, '"one"']);
  });

  test('can be one that the person cancelled', async () => {
    const controller = new AbortController();
    server.tamper = ({ range }, response) => {
      if (range === RANGES[1]) controller.abort();
      return response;
    };
    await expect(open(controller.signal)).rejects.toMatchObject({ name: 'AbortError' });
    server.tamper = (_, response) => response;
    server.requests.length = 0;
    await expectWhole(await open());
    expect(rangesOf('large.bin')).toEqual(RANGES.slice(1));
  });
});

describe('a damaged chunk', () => {
  const damage = (times: number): void => {
    let left = times;
    server.tamper = ({ range }, response) => {
      if (range !== RANGES[1] || left === 0) return response;
      left -= 1;
      return new Response(new Uint8Array(5000).fill(9), { status: 206 });
    };
  };

  test('is fetched once more', async () => {
    damage(1);
    await expectWhole(await open());
    expect(rangesOf('large.bin')).toEqual([...RANGES, RANGES[1]]);
    expect(progress.at(-1)).toMatchObject({ fraction: 1 });
  });

  test('that stays damaged ends the download, and nothing passes for whole', async () => {
    damage(2);
    await expect(open()).rejects.toMatchObject({
      code: 'pack-corrupt',
      message: expect.stringContaining('large.bin'),
    });
    expect(rangesOf('large.bin')).toEqual([...RANGES, RANGES[1]]);
    expect(await createPackStore(database, plenty).openStoredPack(PACK_URL)).toBeUndefined();
  });

  test.each([
    ['by some bytes', large.length - 7],
    ['by a whole chunk', CHUNK_BYTES],
  ])('is what a file too short %s is', async (_, length) => {
    server.files = new Map([...server.files, ['large.bin', large.slice(0, length)]]);
    await expect(open()).rejects.toMatchObject({ code: 'pack-corrupt' });
    server.ignoresRange = true;
    await expect(open()).rejects.toMatchObject({ code: 'pack-corrupt' });
  });
});

describe('a stored pack', () => {
  beforeEach(async () => {
    await open();
    server.requests.length = 0;
    progress = [];
  });

  test('opens without a network', async () => {
    server.isOffline = true;
    await expectWhole(await open());
    expect(progress).toMatchObject([{ kind: 'download', fraction: 1 }]);
  });

  test.each([
    ['no such page', new Response('', { status: 404 })],
    ['a sign-in page', new Response('<html>')],
    ['a damaged description', Response.json({ format: 1 })],
    ['a format of the future', Response.json({ format: 2 })],
  ])('opens where the server has %s', async (_, response) => {
    server.tamper = () => response.clone();
    const pack = await open();
    expect(pack.manifest).toEqual(server.manifest);
    await expectWhole(pack);
  });

  test('costs one small request where the server has the same version', async () => {
    await expectWhole(await open());
    expect(server.requests.map(({ path }) => path)).toEqual(['pack.json']);
  });

  test('is brought up to date: only what changed is fetched, what is gone is removed', async () => {
    const changed = createBytes(1000, 77);
    server.files = new Map([...server.files, ['small.bin', changed]]);
    server.manifest = await manifestOf(server.files, '1.1.0');
    const pack = await open();
    expect(pack.manifest.version).toBe('1.1.0');
    expect(await bytesOf(pack, 'small.bin')).toEqual(changed);
    expect(server.requests.map(({ path }) => path)).toEqual(['pack.json', 'small.bin']);
    // Three chunks and the record: the old small file is gone.
    expect(await keys(database)).toHaveLength(4);
  });

  test('is brought up to date also under the same version', async () => {
    const changed = createBytes(1000, 78);
    server.files = new Map([...server.files, ['small.bin', changed]]);
    server.manifest = await manifestOf(server.files, '1.0.0');
    expect(await bytesOf(await open(), 'small.bin')).toEqual(changed);
    expect(await keys(database)).toHaveLength(4);
    server.isOffline = true;
    expect(await bytesOf(await open(), 'small.bin')).toEqual(changed);
  });

  test('takes over a new description of the same files without fetching any of them', async () => {
    const needs = { memoryBytes: 5e8 };
    server.manifest = { ...server.manifest, version: '1.0.1', needs };
    expect((await open()).manifest).toMatchObject({ version: '1.0.1', needs });
    expect(server.requests.map(({ path }) => path)).toEqual(['pack.json']);
    server.isOffline = true;
    const pack = await open();
    expect(pack.manifest).toMatchObject({ version: '1.0.1', needs });
    await expectWhole(pack);
    expect(await keys(database)).toHaveLength(4);
  });

  test('serves on where its successor cannot be fetched', async () => {
    server.manifest = await manifestOf(new Map([['new.bin', createBytes(10, 3)]]), '2.0.0');
    const pack = await open();
    expect(pack.manifest.version).toBe('1.0.0');
    await expectWhole(pack);
  });

  test.each<[string, Partial<PackManifest>]>([
    ['of another family', { family: 'pixels' }],
    ['that this device cannot run', { needs: { shaderF16: true } }],
  ])('stays where its host has published one %s', async (_, change) => {
    const before = await keys(database);
    const files = new Map([['new.bin', createBytes(10, 3)]]);
    server.files = new Map([...server.files, ...files]);
    server.manifest = { ...(await manifestOf(files, '2.0.0')), ...change };
    const pack = await open();
    expect(pack.manifest.version).toBe('1.0.0');
    await expectWhole(pack);
    expect(server.requests.map(({ path }) => path)).toEqual(['pack.json']);
    expect(await keys(database)).toEqual(before);
  });

  describe('that was damaged since', () => {
    const { signal } = new AbortController();
    const second = (): string => `chunk/${server.manifest.files[1]?.chunkSha256[1]}`;
    const mend = (pack: OpenPack): Promise<boolean> => pack.mend((it) => progress.push(it), signal);

    test.each([
      ['missing', () => delMany([second()], database)],
      ['altered', () => set(second(), new Blob([new Uint8Array(5000)]), database)],
      ['too short', () => set(second(), new Blob([new Uint8Array(10)]), database)],
    ])('has what is %s fetched anew, and nothing else', async (_, harm) => {
      const pack = await open();
      await harm();
      server.requests.length = 0;
      expect(await mend(pack)).toBe(true);
      await expectWhole(pack);
      expect(server.requests).toMatchObject([{ path: 'large.bin', range: RANGES[1] }]);
      expect(await mend(pack)).toBe(false);
    });

    test('says what is missing when it is read', async () => {
      const pack = await open();
      await delMany([second()], database);
      await expect(pack.readFile('large.bin')).rejects.toMatchObject({ code: 'pack-corrupt' });
    });

    test('tells that the network is needed, and is mended when it is there', async () => {
      const pack = await open();
      await set(second(), new Blob([new Uint8Array(5000)]), database);
      server.isOffline = true;
      await expect(mend(pack)).rejects.toMatchObject({ code: 'pack-unreachable' });
      server.isOffline = false;
      expect(await mend(pack)).toBe(true);
      await expectWhole(pack);
    });
  });

  test('has no file that its manifest does not list', async () => {
    const pack = await open();
    await expect(pack.readFile('other.bin')).rejects.toThrow('other.bin');
  });
});

describe('a pack of another host', () => {
  const openForeign = (): Promise<OpenPack> => open(undefined, undefined, FOREIGN_PACK_URL);

  test('that cannot run here is not fetched', async () => {
    server.manifest = { ...server.manifest, needs: { shaderF16: true } };
    await expect(openForeign()).rejects.toMatchObject({ code: 'pack-unsupported' });
    expect(server.requests.map(({ path }) => path)).toEqual(['pack.json']);
    expect(await keys(database)).toEqual([]);
  });

  test('opens as it is stored, and its host is not asked', async () => {
    await expectWhole(await openForeign());
    server.requests.length = 0;
    server.manifest = await manifestOf(server.files, '2.0.0');
    const pack = await openForeign();
    expect(pack.manifest.version).toBe('1.0.0');
    await expectWhole(pack);
    expect(server.requests).toEqual([]);
  });

  test('of which the browser has thrown a part away is fetched again', async () => {
    const { manifest } = await openForeign();
    await delMany([`chunk/${manifest.files[0]?.chunkSha256[0]}`], database);
    server.requests.length = 0;
    await expectWhole(await openForeign());
    expect(server.requests.map(({ path }) => path)).toEqual(['pack.json', 'small.bin']);
  });
});

describe('without space', () => {
  test('nothing is downloaded, and the message has the figures', async () => {
    const full: QuotaSource = { estimate: async () => ({ usage: 90e6, quota: 100e6 }) };
    await expect(open(undefined, full)).rejects.toMatchObject({
      code: 'storage-full',
      recovery: 'free-space',
      message: expect.stringMatching(/90 MB of 100 MB.*17 MB more/),
    });
    expect(server.requests.map(({ path }) => path)).toEqual(['pack.json']);
  });
});
