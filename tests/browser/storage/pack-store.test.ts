import { clear, createStore, keys, set, type UseStore } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PackManifest } from '../../../workers/storage/pack-manifest';
import { createPackStore, type PackStore } from '../../../workers/storage/pack-store';
import type { QuotaSource } from '../../../workers/storage/quota-guard';
import { createBytes, manifestOf } from './pack-server';

const quota: QuotaSource = { estimate: async () => ({ usage: 5e6, quota: 6e6 }) };
const HASH = 'a'.repeat(64);
const A = 'https://a.example/';
const B = 'https://b.example/';

function failingWith(error: unknown): UseStore {
  return () => Promise.reject(error);
}

describe('when IndexedDB refuses', () => {
  test('for want of space, the message has what is used and allowed', async () => {
    const full = failingWith(new DOMException('full', 'QuotaExceededError'));
    const store = createPackStore(full, quota);
    await expect(store.storeChunk(HASH, createBytes(10, 1))).rejects.toMatchObject({
      code: 'storage-full',
      recovery: 'free-space',
      message: expect.stringContaining('5 MB of 6 MB'),
    });
  });

  test.each([
    ['a private window', new DOMException('denied', 'InvalidStateError')],
    ['no IndexedDB at all', new ReferenceError('indexedDB is not defined')],
  ])('as in %s, every call says so', async (_, error) => {
    const store = createPackStore(failingWith(error), quota);
    const expected = { code: 'storage-unavailable', recovery: 'none' };
    await expect(store.openStoredPack(A)).rejects.toMatchObject(expected);
    await expect(store.findChunks([HASH])).rejects.toMatchObject(expected);
    await expect(store.readChunks([HASH])).rejects.toMatchObject(expected);
    await expect(store.storeChunk(HASH, createBytes(10, 1))).rejects.toMatchObject(expected);
    await expect(store.removePack(A)).rejects.toMatchObject(expected);
  });
});

describe('chunks', () => {
  const shared = createBytes(100, 1);
  const own = createBytes(200, 2);
  let database: UseStore;
  let store: PackStore;
  let first: PackManifest;
  let second: PackManifest;
  let sharedHash = '';
  let ownHash = '';

  beforeEach(async () => {
    database = createStore(`test-${crypto.randomUUID()}`, 'packs');
    store = createPackStore(database, quota);
    const files = new Map([
      ['shared.bin', shared],
      ['own.bin', own],
    ]);
    first = await manifestOf(files, '1');
    second = { ...(await manifestOf(new Map([['shared.bin', shared]]), '1')), id: 'second' };
    [sharedHash = '', ownHash = ''] = first.files.map(({ chunkSha256 }) => chunkSha256[0] ?? '');
    await store.markPending(A, first);
    await store.storeChunk(sharedHash, shared);
    await store.storeChunk(ownHash, own);
  });

  afterEach(() => clear(database));

  const stored = (): Promise<ReadonlySet<string>> => store.findChunks([sharedHash, ownHash]);

  test('stay when one of two packs that share them goes, and go with the last', async () => {
    await store.markComplete(A, first);
    await store.markComplete(B, second);
    await store.removePack(A);
    expect(await stored()).toEqual(new Set([sharedHash]));
    expect(await store.openStoredPack(A)).toBeUndefined();
    expect(await store.openStoredPack(B)).toEqual(second);
    await store.removePack(B);
    expect(await keys(database)).toEqual([]);
  });

  test('of a begun download are kept from collection, until it is given up', async () => {
    await store.markComplete(B, second);
    await store.collect();
    expect((await stored()).size).toBe(2);
    expect(await store.listPending()).toEqual([{ packUrl: A, manifest: first }]);
    await store.removePending(A);
    expect(await stored()).toEqual(new Set([sharedHash]));
  });

  test('that nothing names are collected', async () => {
    await store.markComplete(A, second);
    expect(await stored()).toEqual(new Set([sharedHash]));
    await store.storeChunk(ownHash, own);
    await store.collect();
    expect(await stored()).toEqual(new Set([sharedHash]));
  });

  test('of a record that only a later version of the app can read stay', async () => {
    await store.markComplete(A, first);
    await set(`address/${A}`, { ...first, format: 2 }, database);
    await store.collect();
    expect((await stored()).size).toBe(2);
    expect(await store.listComplete()).toEqual([]);
  });

  test('of a pack that an earlier version of the app has stored are found and kept', async () => {
    await store.removePending(A);
    await store.storeChunk(sharedHash, shared);
    await store.storeChunk(ownHash, own);
    await set('pack/test/1', first, database);
    await set('pack/left/over', second, database);
    await set(`address/${A}`, 'pack/test/1', database);
    await store.collect();
    expect(await store.openStoredPack(A)).toEqual(first);
    expect(await store.listComplete()).toEqual([{ packUrl: A, manifest: first }]);
    expect(await keys(database)).not.toContain('pack/left/over');
    await store.markComplete(A, second);
    expect(await keys(database)).toEqual([`address/${A}`, `chunk/${sharedHash}`]);
  });

  test('of two addresses under one id and version are not taken for each other', async () => {
    await store.markComplete(A, first);
    await store.markComplete(B, { ...second, id: first.id });
    expect(await store.openStoredPack(A)).toEqual(first);
  });
});
