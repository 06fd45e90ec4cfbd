import { clear, createStore, del, keys, set, type UseStore } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PackProgress, PickedFile } from '../../../src/contract/packs-api';
import { openPack } from '../../../workers/storage/open-pack';
import { createPackKeeper, type PackKeeper } from '../../../workers/storage/pack-keeper';
import { usePack, workOnPack } from '../../../workers/storage/pack-locks';
import { CHUNK_BYTES } from '../../../workers/storage/pack-manifest';
import { createPackStore } from '../../../workers/storage/pack-store';
import { StudioError } from '../../../workers/studio-error';
import {
  createBytes,
  createPackServer,
  FOREIGN_PACK_URL,
  manifestOf,
  PACK_URL,
  type PackServer,
  IMPATIENT,
} from './pack-server';

const small = createBytes(1000, 1);
const large = createBytes(CHUNK_BYTES + 5000, 2);
const totalBytes = small.length + large.length;
const SECOND = `bytes=${CHUNK_BYTES}-${CHUNK_BYTES + 4999}`;
const quota = { estimate: async () => ({ usage: 0, quota: 1e12 }) };

let server: PackServer;
let database: UseStore;
let keeper: PackKeeper;
let progress: PackProgress[];

beforeEach(async () => {
  const files = new Map([
    ['small.bin', small],
    ['large.bin', large],
  ]);
  server = await createPackServer(files);
  database = createStore(`test-${crypto.randomUUID()}`, 'packs');
  keeper = createKeeper();
  progress = [];
});

afterEach(() => clear(database));

function createKeeper(): PackKeeper {
  return createPackKeeper({
    fetch: server.fetch,
    store: createPackStore(database, quota),
    patience: IMPATIENT,
    checkManifest({ family }) {
      if (family !== 'motion-field') throw new StudioError('pack-unsupported', family, 'none');
    },
  });
}

const work = (signal = new AbortController().signal) => ({
  signal,
  onProgress: (it: PackProgress) => void progress.push(it),
});

const asked = (): (string | undefined)[] => server.requests.map(({ path }) => path);

/** Cancels a download when the second chunk of the large file is asked for. */
async function pause(): Promise<void> {
  const controller = new AbortController();
  server.tamper = ({ range }, response) => {
    if (range === SECOND) controller.abort();
    return response;
  };
  const installing = keeper.install(PACK_URL, work(controller.signal));
  await expect(installing).rejects.toMatchObject({ name: 'AbortError' });
  server.tamper = (_, response) => response;
  server.requests.length = 0;
  progress = [];
}

describe('an address', () => {
  test('is looked at by its pack.json alone, and nothing is stored', async () => {
    const { packUrl, pack } = await keeper.inspect(PACK_URL.slice(0, -1));
    expect(packUrl).toBe(PACK_URL);
    expect(pack).toMatchObject({
      id: 'test',
      version: '1.0.0',
      fileCount: 2,
      sizeBytes: totalBytes,
    });
    expect(asked()).toEqual(['pack.json']);
    expect(await keys(database)).toEqual([]);
  });

  test('of a family that is not known is refused before anything is fetched', async () => {
    server.manifest = { ...server.manifest, family: 'pixels' };
    const refused = { code: 'pack-unsupported' };
    await expect(keeper.inspect(PACK_URL)).rejects.toMatchObject(refused);
    await expect(keeper.install(PACK_URL, work())).rejects.toMatchObject(refused);
    expect(asked()).toEqual(['pack.json', 'pack.json']);
    expect(await keys(database)).toEqual([]);
  });

  test.each(['javascript:alert(1)/', 'file:///etc/', 'no address'])('%s is none', async (url) => {
    await expect(keeper.inspect(url)).rejects.toMatchObject({ code: 'pack-unreachable' });
  });

  test.each([
    [
      'is larger than any',
      () => new Response(new Blob([new Uint8Array(5 * 2 ** 20).fill(32)])),
      { code: 'pack-corrupt', message: expect.stringContaining('larger than 4 MiB') },
    ],
    [
      'is not JSON',
      () => new Response('<html>'),
      { code: 'pack-unreachable', message: expect.stringContaining('not JSON') },
    ],
  ])('whose description %s is told as that', async (_, answer, failure) => {
    server.tamper = answer;
    await expect(keeper.inspect(PACK_URL)).rejects.toMatchObject(failure);
  });

  test('that cannot be read: of another host both possible reasons are told', async () => {
    server.isOffline = true;
    await expect(keeper.inspect(FOREIGN_PACK_URL)).rejects.toMatchObject({
      code: 'pack-unreachable',
      message: expect.stringMatching(/connection failed, or models\.example does not allow.*CORS/),
    });
    await expect(keeper.inspect(PACK_URL)).rejects.toMatchObject({
      message: expect.not.stringContaining('CORS'),
    });
  });
});

describe('an installation', () => {
  test('brings all of it, says how far it is, and is listed', async () => {
    await keeper.install(PACK_URL, work());
    expect(progress[0]).toEqual({ kind: 'fetch', doneBytes: 0, totalBytes });
    expect(progress.at(-1)).toEqual({ kind: 'fetch', doneBytes: totalBytes, totalBytes });
    expect(await keeper.list()).toEqual([
      {
        packUrl: PACK_URL,
        stored: expect.objectContaining({ version: '1.0.0', sizeBytes: totalBytes }),
        isWhole: true,
        paused: null,
        ownBytes: totalBytes,
        isBusy: false,
      },
    ]);
  });

  test('that was paused is listed with what has arrived, and goes on from there', async () => {
    await pause();
    const keptBytes = small.length + CHUNK_BYTES;
    expect(await createKeeper().list()).toMatchObject([
      { stored: null, isWhole: false, paused: { keptBytes, pack: { sizeBytes: totalBytes } } },
    ]);
    await createKeeper().install(PACK_URL, work());
    expect(server.requests).toMatchObject([{ path: 'pack.json' }, { range: SECOND }]);
    expect(progress[0]).toMatchObject({ doneBytes: keptBytes });
    expect(await keeper.list()).toMatchObject([{ isWhole: true, paused: null }]);
  });

  test('that was paused can be thrown away, and leaves nothing', async () => {
    await pause();
    await keeper.discard(PACK_URL);
    expect(await keys(database)).toEqual([]);
  });

  test('that another tab is at is not thrown away', async () => {
    await pause();
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const others = workOnPack(PACK_URL, new AbortController().signal, () => held);
    await expect(keeper.discard(PACK_URL)).rejects.toMatchObject({ code: 'busy' });
    letGo();
    await others;
    await keeper.discard(PACK_URL);
    expect(await keys(database)).toEqual([]);
  });

  test('of a newer version that was paused leaves the one before as it is', async () => {
    await keeper.install(PACK_URL, work());
    const before = await keys(database);
    const changed = createBytes(CHUNK_BYTES + 5000, 9);
    server.files = new Map([...server.files, ['large.bin', changed]]);
    server.manifest = await manifestOf(server.files, '2.0.0');
    await pause();
    expect(await keeper.list()).toMatchObject([
      { stored: { version: '1.0.0' }, isWhole: true, paused: { pack: { version: '2.0.0' } } },
    ]);
    await keeper.discard(PACK_URL);
    expect(await keys(database)).toEqual(before);
    await keeper.install(PACK_URL, work());
    expect(await keeper.list()).toMatchObject([{ stored: { version: '2.0.0' }, paused: null }]);
    expect((await keys(database)).length).toBe(before.length);
  });

  test('serves the clips made with it', async () => {
    await keeper.install(PACK_URL, work());
    server.isOffline = true;
    const store = createPackStore(database, quota);
    const tools = { fetch: server.fetch, store, checkManifest: () => {} };
    const pack = await openPack(PACK_URL, () => {}, work().signal, tools);
    expect((await pack.readFile('small.bin')).size).toBe(small.length);
  });

  test('waits for another tab that is at it, and says so', async () => {
    await Promise.all([keeper.install(PACK_URL, work()), createKeeper().install(PACK_URL, work())]);
    expect(progress).toContainEqual({ kind: 'wait' });
    expect(asked().filter((path) => path === 'small.bin')).toHaveLength(1);
  });
});

describe('what is stored', () => {
  const secondHash = (): string => server.manifest.files[1]?.chunkSha256[1] ?? '';

  beforeEach(async () => {
    await keeper.install(PACK_URL, work());
    server.requests.length = 0;
    progress = [];
  });

  test('is checked chunk by chunk, with progress', async () => {
    expect(await keeper.verify(PACK_URL, work())).toEqual({
      checkedBytes: totalBytes,
      damaged: [],
    });
    expect(progress.at(-1)).toEqual({ kind: 'check', doneBytes: totalBytes, totalBytes });
    expect(asked()).toEqual([]);
  });

  test.each([
    ['altered', () => set(`chunk/${secondHash()}`, new Blob([new Uint8Array(5000)]), database)],
    ['missing', () => del(`chunk/${secondHash()}`, database)],
  ])('and %s is found and named; mending fetches that alone', async (_, harm) => {
    await harm();
    const found = await keeper.verify(PACK_URL, work());
    expect(found.damaged).toEqual([{ path: 'large.bin', chunkCount: 1 }]);
    await keeper.repair(PACK_URL, work());
    expect(server.requests).toMatchObject([{ path: 'large.bin', range: SECOND }]);
    expect((await keeper.verify(PACK_URL, work())).damaged).toEqual([]);
  });

  test('and altered stays in place while it cannot be mended', async () => {
    await set(`chunk/${secondHash()}`, new Blob([new Uint8Array(5000)]), database);
    server.isOffline = true;
    await expect(keeper.repair(PACK_URL, work())).rejects.toMatchObject({
      code: 'pack-unreachable',
    });
    expect(await keeper.list()).toMatchObject([{ stored: { id: 'test' }, isWhole: true }]);
  });

  test('goes with its chunks when it is removed', async () => {
    await keeper.remove(PACK_URL);
    expect(await keys(database)).toEqual([]);
  });

  test('is not removed while somebody uses it', async () => {
    const release = await usePack(PACK_URL);
    await expect(keeper.remove(PACK_URL)).rejects.toMatchObject({ code: 'busy' });
    release();
    await keeper.remove(PACK_URL);
    expect(await keeper.list()).toEqual([]);
  });
});

describe('files', () => {
  function picked(folder = 'tiny/', change: Record<string, BlobPart> = {}): PickedFile[] {
    const contents: Record<string, BlobPart> = {
      'pack.json': JSON.stringify(server.manifest),
      'small.bin': small,
      'large.bin': large,
      ...change,
    };
    return Object.entries(contents).map(([path, bytes]) => ({
      path: folder + path,
      file: new File([bytes], path),
    }));
  }

  test.each(['tiny/', '', 'models/tiny/'])('in %j are stored as if downloaded', async (folder) => {
    expect(await keeper.inspectFiles(picked(folder))).toMatchObject({
      packUrl: 'local:test/',
      pack: { version: '1.0.0' },
    });
    expect(await keys(database)).toEqual([]);
    await keeper.installFiles(picked(folder), work());
    expect(asked()).toEqual([]);
    const store = createPackStore(database, quota);
    const tools = { fetch: server.fetch, store, checkManifest: () => {} };
    const pack = await openPack('local:test/', () => {}, work().signal, tools);
    expect((await pack.readFile('large.bin')).size).toBe(large.length);
    expect(asked()).toEqual([]);
    await expect(keeper.install('local:test/', work())).rejects.toMatchObject({
      message: expect.stringContaining('add its folder again'),
    });
  });

  test.each([
    ['without a pack.json', (files: PickedFile[]) => files.slice(1), 'no pack.json'],
    ['of which one is missing', (files: PickedFile[]) => files.slice(0, 2), 'large.bin'],
  ])('%s are refused', async (_, change, words) => {
    const files = change(picked());
    const refused = { code: 'pack-corrupt', message: expect.stringContaining(words) };
    await expect(keeper.inspectFiles(files)).rejects.toMatchObject(refused);
    await expect(keeper.installFiles(files, work())).rejects.toMatchObject(refused);
  });

  test.each([
    ['too short', small.slice(1), '999 bytes'],
    ['altered', new Uint8Array(1000).fill(3), 'another digest'],
  ])('of which one is %s leave nothing behind', async (_, bytes, words) => {
    const files = picked('tiny/', { 'small.bin': bytes });
    await expect(keeper.installFiles(files, work())).rejects.toMatchObject({
      code: 'pack-corrupt',
      message: expect.stringContaining(words),
    });
    expect(await keys(database)).toEqual([]);
  });

  test('mend what was stored of them', async () => {
    await keeper.installFiles(picked(), work());
    const hash = server.manifest.files[0]?.chunkSha256[0] ?? '';
    await set(`chunk/${hash}`, new Blob([new Uint8Array(1000)]), database);
    await keeper.installFiles(picked(), work());
    expect((await keeper.verify('local:test/', work())).damaged).toEqual([]);
  });

  test('that are gone from the store are told when a clip is to be made', async () => {
    const store = createPackStore(database, quota);
    const tools = { fetch: server.fetch, store, checkManifest: () => {} };
    await expect(openPack('local:test/', () => {}, work().signal, tools)).rejects.toMatchObject({
      code: 'pack-unreachable',
      message: expect.stringContaining('Add its folder again'),
    });
    expect(asked()).toEqual([]);
  });
});
