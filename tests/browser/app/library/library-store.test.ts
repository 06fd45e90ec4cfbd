import { createStore, keys, type UseStore } from 'idb-keyval';
import { beforeEach, describe, expect, test } from 'vitest';
import { initialDraft } from '../../../../src/app/clip-draft';
import type { KeptClip } from '../../../../src/app/library/kept-clip';
import { createLibraryStore, type LibraryStore } from '../../../../src/app/library/library-store';
import { savedDraftOf } from '../../../../src/app/library/saved-draft';
import { StorageError, type QuotaSource } from '../../../../src/app/library/storage-guard';
import { exampleRecord } from '../../../fixtures/example-record';

const quota: QuotaSource = { estimate: async () => ({ usage: 490e6, quota: 500e6 }) };
const lake = 'aa'.repeat(32);
const hill = 'bb'.repeat(32);
let database: UseStore;
let store: LibraryStore;

beforeEach(() => {
  database = createStore(`test-${crypto.randomUUID()}`, 'library');
  store = createLibraryStore(database, quota);
});

function clipOf(id: string, photoSha256: string, createdAtMs = 1): KeptClip {
  return {
    id,
    createdAtMs,
    photoName: 'lake.jpg',
    photoSha256,
    photoBytes: 4,
    videoBytes: 7,
    motionSha256: '00',
    thumbnail: new Blob(['small'], { type: 'image/jpeg' }),
    video: { codec: 'h264', frameCount: 2, durationSeconds: 1, widthPixels: 64, heightPixels: 64 },
    record: exampleRecord,
  };
}

function filesOf(id: string): { photo: Blob; video: Blob } {
  return { photo: new Blob(['lake']), video: new Blob([`video ${id}`], { type: 'video/mp4' }) };
}

async function keep(...clips: readonly KeptClip[]): Promise<void> {
  for (const clip of clips) await store.keepClip(clip, filesOf(clip.id));
}

async function listedIds(): Promise<string[]> {
  return (await store.listClips()).map(({ id }) => id);
}

async function storedKeys(): Promise<string[]> {
  return (await keys<string>(database)).toSorted();
}

function draftOf(sha256: string | null): Parameters<LibraryStore['saveDraft']>[0] {
  const photo = sha256 === null ? null : { name: 'lake.jpg', sha256 };
  return savedDraftOf(initialDraft(1), null, photo, '');
}

test('clips come back whole, the newest first', async () => {
  await keep(clipOf('old', lake, 1), clipOf('new', lake, 3), clipOf('middle', hill, 2));
  // Another visit: nothing is remembered but what is stored.
  const [first, ...others] = await createLibraryStore(database, quota).listClips();
  expect(others.map(({ id }) => id)).toEqual(['middle', 'old']);
  if (!first) throw new Error('no clip');
  const { thumbnail, ...facts } = first;
  const { thumbnail: _thumbnail, ...expected } = clipOf('new', lake, 3);
  expect(facts).toEqual(expected);
  expect(await thumbnail.text()).toBe('small');
  const files = await store.readFiles(first);
  expect(await files?.photo.text()).toBe('lake');
  expect(await files?.video.text()).toBe('video new');
  expect(files?.video.type).toBe('video/mp4');
});

test('a photo is stored once, and goes with the last that names it', async () => {
  await keep(clipOf('a', lake), clipOf('b', lake));
  await store.saveDraft(draftOf(lake), new Blob(['lake']));
  expect((await storedKeys()).filter((key) => key.startsWith('photo/'))).toEqual([`photo/${lake}`]);
  await store.markDeleted('a', 1);
  await store.markDeleted('b', 1);
  await store.purge(() => true);
  expect(await storedKeys()).toEqual(['draft', `photo/${lake}`]);
  await store.saveDraft(draftOf(hill), new Blob(['hill']));
  expect(await storedKeys()).toEqual(['draft', `photo/${hill}`]);
  await store.saveDraft(draftOf(null), null);
  expect(await storedKeys()).toEqual(['draft']);
});

describe('a deleted clip', () => {
  test('is off the list at once, over a reload too, and can be brought back whole', async () => {
    await keep(clipOf('a', lake), clipOf('b', lake));
    await store.markDeleted('a', 10);
    expect(await listedIds()).toEqual(['b']);
    store = createLibraryStore(database, quota);
    expect(await listedIds()).toEqual(['b']);
    expect(await store.unmarkDeleted('a')).toBe(true);
    expect(await listedIds()).toEqual(['a', 'b']);
    expect(await store.readFiles(clipOf('a', lake))).toBeDefined();
  });

  test('is gone for good when it is due, and then cannot be brought back', async () => {
    await keep(clipOf('a', lake), clipOf('b', hill), clipOf('c', hill));
    await store.markDeleted('a', 10);
    await store.markDeleted('b', 20);
    await store.purge((_, deletedAtMs) => deletedAtMs <= 10);
    expect(await storedKeys()).toEqual(
      ['clip/b', 'clip/c', 'deleted/b', `photo/${hill}`, 'video/b', 'video/c'].toSorted(),
    );
    expect(await store.unmarkDeleted('a')).toBe(false);
    expect(await store.unmarkDeleted('b')).toBe(true);
    expect(await listedIds()).toEqual(['b', 'c']);
  });
});

test('the draft comes back with its photo', async () => {
  expect(await store.readDraft()).toBeUndefined();
  await store.saveDraft(draftOf(lake), new Blob(['lake']));
  const saved = await store.readDraft();
  expect(saved?.draft).toEqual(draftOf(lake));
  expect(await saved?.photo?.text()).toBe('lake');
});

test('what another version has kept is not listed and not harmed', async () => {
  const later = { id: 'later', photoSha256: lake, format: 9 };
  await database('readwrite', (objects) => {
    objects.put(later, 'clip/later');
    objects.put(new Blob(['lake']), `photo/${lake}`);
  });
  await keep(clipOf('a', hill));
  await store.markDeleted('a', 1);
  await store.purge(() => true);
  expect(await listedIds()).toEqual([]);
  expect(await storedKeys()).toEqual(['clip/later', `photo/${lake}`]);
});

test('a clip that cannot be stored wholly is not stored at all', async () => {
  const clip = clipOf('a', lake);
  // A function cannot be cloned: the last write of the three fails.
  const broken: { photo: Blob; video: Blob } = filesOf('a');
  Reflect.set(broken, 'photo', () => undefined);
  await expect(store.keepClip(clip, broken)).rejects.toBeInstanceOf(StorageError);
  expect(await storedKeys()).toEqual([]);
});

describe('when the browser refuses', () => {
  test.each([
    [new DOMException('full', 'QuotaExceededError'), '490 MB of 500 MB'],
    [new DOMException('changed', 'NotReadableError'), 'changed or moved'],
    [new DOMException('denied', 'InvalidStateError'), 'private windows'],
    [new ReferenceError('indexedDB is not defined'), 'private windows'],
  ])('with %s the message says why and what to do', async (error, words) => {
    store = createLibraryStore(() => Promise.reject(error), quota);
    const failure = expect.objectContaining({ message: expect.stringContaining(words) });
    await expect(store.listClips()).rejects.toEqual(failure);
    await expect(store.keepClip(clipOf('a', lake), filesOf('a'))).rejects.toEqual(failure);
    await expect(store.saveDraft(draftOf(null), null)).rejects.toEqual(failure);
  });
});
