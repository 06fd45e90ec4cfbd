import { createStore, keys, set, type UseStore } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { initialDraft } from '../../../../src/app/clip-draft';
import { createLibraryStore, type LibraryStore } from '../../../../src/app/library/library-store';
import { savedDraftOf } from '../../../../src/app/library/saved-draft';
import { StorageError, type QuotaSource } from '../../../../src/app/library/storage-guard';
import { createOpenTabs, type OpenTabs } from '../../../../src/app/queue/open-tabs';
import {
  createQueueStore,
  type KeptQueueClip,
  type QueueStore,
} from '../../../../src/app/queue/queue-store';
import { exampleRecord } from '../../../fixtures/example-record';

const quota: QuotaSource = { estimate: async () => ({ usage: 490e6, quota: 500e6 }) };
const lake = 'aa'.repeat(32);
const hill = 'bb'.repeat(32);
let database: UseStore;
let library: LibraryStore;
let prefix: string;
let open: Tab[] = [];

/** A tab of the page, and what the browser keeps for it. */
interface Tab {
  readonly session: Map<string, string>;
  readonly tabs: OpenTabs;
  readonly store: QueueStore;
}

function openTab(session = new Map<string, string>()): Tab {
  const tabs = createOpenTabs({
    session: {
      getItem: (key) => session.get(key) ?? null,
      setItem: (key, value) => void session.set(key, value),
    },
    locks: navigator.locks,
    prefix,
  });
  const tab = { session, tabs, store: createQueueStore(database, tabs, quota) };
  open.push(tab);
  return tab;
}

function reload(tab: Tab): Tab {
  tab.tabs.leave();
  return openTab(tab.session);
}

function clipOf(id: string, photoSha256 = lake, isRunning = false): KeptQueueClip {
  return {
    saved: {
      id,
      photoName: 'lake.jpg',
      photoSha256,
      settings: { ...exampleRecord.settings, prompt: `${id} moves` },
      thumbnail: new Blob(['small'], { type: 'image/jpeg' }),
      isRunning,
      interruptions: 0,
    },
    photo: new Blob([`photo ${photoSha256}`], { type: 'image/png' }),
  };
}

async function storedKeys(): Promise<string[]> {
  return (await keys<string>(database)).toSorted();
}

const idsOf = (clips: readonly KeptQueueClip[]): string[] => clips.map(({ saved }) => saved.id);

beforeEach(() => {
  const name = `test-${crypto.randomUUID()}`;
  prefix = `${name} `;
  database = createStore(name, 'library');
  library = createLibraryStore(database, quota);
});

afterEach(() => {
  for (const { tabs } of open) tabs.leave();
  open = [];
});

test('a reload brings back the clips whole, in their order', async () => {
  const tab = openTab();
  expect(await tab.store.takeOver()).toEqual([]);
  await tab.store.save([clipOf('a', lake, true), clipOf('b', hill)]);
  const [first, second, ...others] = await reload(tab).store.takeOver();
  expect(others).toEqual([]);
  if (!first || !second) throw new Error('a clip is missing');
  const { thumbnail, ...saved } = first.saved;
  const { thumbnail: _thumbnail, ...asked } = clipOf('a').saved;
  expect(saved).toEqual({ ...asked, interruptions: 1 });
  expect(await thumbnail?.text()).toBe('small');
  expect(await first.photo.text()).toBe(`photo ${lake}`);
  expect(first.photo.type).toBe('image/png');
  expect(second.saved.interruptions).toBe(0);
  expect(await second.photo.text()).toBe(`photo ${hill}`);
});

test('a second reload finds the same, and counts no interruption twice', async () => {
  const tab = openTab();
  await tab.store.save([clipOf('a', lake, true)]);
  const again = reload(tab);
  await again.store.takeOver();
  const [clip] = await reload(again).store.takeOver();
  expect(clip?.saved).toMatchObject({ id: 'a', interruptions: 1, isRunning: false });
});

test('a photo lies there once, for as long as a clip, a list or the draft names it', async () => {
  const { store } = openTab();
  const photo = { name: 'lake.jpg', sha256: lake };
  await library.saveDraft(savedDraftOf(initialDraft(1), null, photo, ''), new Blob(['lake']));
  await store.save([clipOf('a'), clipOf('b', hill), clipOf('c', hill)]);
  const photos = async (): Promise<string[]> =>
    (await storedKeys()).filter((key) => key.startsWith('photo/'));
  expect(await photos()).toEqual([`photo/${lake}`, `photo/${hill}`]);
  // The draft has moved on; the list still needs its photo.
  await library.saveDraft(savedDraftOf(initialDraft(1), null, null, ''), null);
  await library.purge(() => true);
  expect(await photos()).toEqual([`photo/${lake}`, `photo/${hill}`]);
  await store.save([clipOf('c', hill)]);
  expect(await photos()).toEqual([`photo/${hill}`]);
  await store.save([]);
  expect(await storedKeys()).toEqual(['draft']);
});

test('a clip that is in the library is made: it does not come back', async () => {
  const tab = openTab();
  await tab.store.save([clipOf('a', lake, true), clipOf('b')]);
  await library.keepClip(
    {
      id: 'a',
      createdAtMs: 1,
      photoName: 'lake.jpg',
      photoSha256: lake,
      photoBytes: 4,
      videoBytes: 7,
      motionSha256: '00',
      thumbnail: new Blob(['small']),
      video: {
        codec: 'h264',
        frameCount: 2,
        durationSeconds: 1,
        widthPixels: 64,
        heightPixels: 64,
      },
      record: exampleRecord,
    },
    { photo: new Blob(['lake']), video: new Blob(['video']) },
  );
  expect(idsOf(await reload(tab).store.takeOver())).toEqual(['b']);
});

test('a clip whose photo the browser has thrown away does not come back', async () => {
  const tab = openTab();
  await tab.store.save([clipOf('a', hill), clipOf('b')]);
  await set(`photo/${hill}`, 'no file', database);
  expect(idsOf(await reload(tab).store.takeOver())).toEqual(['b']);
});

describe('two tabs', () => {
  test('leave each other’s clips alone, also over reloads', async () => {
    const [one, other] = [openTab(), openTab()];
    await one.store.save([clipOf('one')]);
    await other.store.save([clipOf('other')]);
    expect(idsOf(await openTab().store.takeOver())).toEqual([]);
    expect(idsOf(await reload(one).store.takeOver())).toEqual(['one']);
    expect(idsOf(await reload(other).store.takeOver())).toEqual(['other']);
  });

  test('what a closed one has left comes to the next that opens, and to that alone', async () => {
    const [stays, goes] = [openTab(), openTab()];
    await stays.store.save([clipOf('stays')]);
    await goes.store.save([clipOf('goes')]);
    goes.tabs.leave();
    const next = openTab();
    expect(idsOf(await next.store.takeOver())).toEqual(['goes']);
    expect(idsOf(await openTab().store.takeOver())).toEqual([]);
    expect(idsOf(await reload(next).store.takeOver())).toEqual(['goes']);
  });

  test('that open at once do not both take what was left', async () => {
    const before = openTab();
    await before.store.save([clipOf('a'), clipOf('b')]);
    before.tabs.leave();
    const found = await Promise.all([openTab().store.takeOver(), openTab().store.takeOver()]);
    expect(found.flatMap(idsOf)).toEqual(['a', 'b']);
  });

  test('one that was duplicated gets a name of its own, and nothing of the first', async () => {
    const first = openTab();
    await first.store.save([clipOf('a')]);
    const copy = openTab(new Map(first.session));
    expect(idsOf(await copy.store.takeOver())).toEqual([]);
    expect(await copy.tabs.own()).not.toBe(await first.tabs.own());
    expect(idsOf(await reload(first).store.takeOver())).toEqual(['a']);
  });
});

test('where the browser refuses, the message says why', async () => {
  const full = new DOMException('full', 'QuotaExceededError');
  const refusing = createQueueStore(() => Promise.reject(full), openTab().tabs, quota);
  await expect(refusing.save([clipOf('a')])).rejects.toBeInstanceOf(StorageError);
  await expect(refusing.takeOver()).rejects.toThrow('490 MB of 500 MB');
});
