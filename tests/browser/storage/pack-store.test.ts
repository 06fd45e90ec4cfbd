import { createStore, type UseStore } from 'idb-keyval';
import { describe, expect, test } from 'vitest';
import { createPackStore, type QuotaSource } from '../../../workers/storage/pack-store';
import { createBytes, manifestOf } from './pack-server';

const quota: QuotaSource = { estimate: async () => ({ usage: 5e6, quota: 6e6 }) };
const HASH = 'a'.repeat(64);

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
    await expect(store.openStoredPack('https://a.example/')).rejects.toMatchObject(expected);
    await expect(store.findChunks([HASH])).rejects.toMatchObject(expected);
    await expect(store.readChunks([HASH])).rejects.toMatchObject(expected);
    await expect(store.storeChunk(HASH, createBytes(10, 1))).rejects.toMatchObject(expected);
  });
});

test('removing a pack leaves alone what another pack shares with it', async () => {
  const store = createPackStore(createStore(`test-${crypto.randomUUID()}`, 'packs'), quota);
  const shared = createBytes(100, 1);
  const own = createBytes(200, 2);
  const first = await manifestOf(
    new Map([
      ['shared.bin', shared],
      ['own.bin', own],
    ]),
    '1',
  );
  const second = { ...(await manifestOf(new Map([['shared.bin', shared]]), '1')), id: 'second' };
  const [sharedHash = '', ownHash = ''] = first.files.map(
    ({ chunkSha256 }) => chunkSha256[0] ?? '',
  );
  await store.storeChunk(sharedHash, shared);
  await store.storeChunk(ownHash, own);
  await store.markComplete('https://a.example/', first);
  await store.markComplete('https://b.example/', second);

  await store.removePack(first);
  expect(await store.findChunks([sharedHash, ownHash])).toEqual(new Set([sharedHash]));
  expect(await store.openStoredPack('https://a.example/')).toBeUndefined();
  expect(await store.openStoredPack('https://b.example/')).toEqual(second);
});
