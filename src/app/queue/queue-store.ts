import type { UseStore } from 'idb-keyval';
import {
  dropUnusedPhotos,
  keepPhoto,
  photoKey,
  photosOfQueue,
  QUEUE_PREFIX,
} from '../library/kept-photos';
import { clipKey } from '../library/library-store';
import { storageGuard, type QuotaSource } from '../library/storage-guard';
import { hasKey, keysUnder, valueOf, wholly } from '../library/transactions';
import type { OpenTabs } from './open-tabs';
import { afterInterruption, parseSavedQueue, type SavedQueueClip } from './saved-queue-clip';

/** A clip of the queue and the file of its photo. */
export interface KeptQueueClip {
  readonly saved: SavedQueueClip;
  readonly photo: Blob;
}

/**
 * Keeps the clips that wait, beside the library's, whose photos they share. Each tab has a list of
 * its own. Every call is one transaction. All throw `StorageError`.
 */
export interface QueueStore {
  /**
   * What this tab had before it was reloaded, and what tabs had that are gone; from now on they
   * are this tab's. Clips that are in the library are made.
   */
  takeOver(): Promise<readonly KeptQueueClip[]>;
  /** Keeps these for this tab, and no others. */
  save(clips: readonly KeptQueueClip[]): Promise<void>;
}

const listKey = (tab: string): string => `${QUEUE_PREFIX}/${tab}`;

/** @param database the library's */
export function createQueueStore(
  database: UseStore,
  tabs: OpenTabs,
  quota: QuotaSource = navigator.storage,
): QueueStore {
  return {
    takeOver: () =>
      storageGuard(quota, async () => {
        const own = await tabs.own();
        const others = new Set(await tabs.names());
        others.delete(own);
        return database('readwrite', (store) =>
          wholly(store, () => takeOver(store, listKey(own), others)),
        );
      }),
    save: (clips) =>
      storageGuard(quota, async () => {
        const key = listKey(await tabs.own());
        await database('readwrite', (store) => wholly(store, () => save(store, key, clips)));
      }),
  };
}

async function takeOver(
  store: IDBObjectStore,
  ownKey: string,
  others: ReadonlySet<string>,
): Promise<readonly KeptQueueClip[]> {
  const keys = await keysUnder(store, QUEUE_PREFIX);
  const orphaned = keys.filter((key) => !others.has(key.slice(listKey('').length)));
  const lists = await Promise.all(orphaned.map((key) => valueOf(store, key)));
  const found: KeptQueueClip[] = [];
  for (const saved of afterInterruption(lists.flatMap(parseSavedQueue))) {
    const photo = await valueOf(store, photoKey(saved.photoSha256));
    const isMade = await hasKey(store, clipKey(saved.id));
    if (photo instanceof Blob && !isMade) found.push({ saved, photo });
  }
  for (const key of orphaned) store.delete(key);
  await save(store, ownKey, found);
  if (orphaned.length > 0) await dropUnusedPhotos(store);
  return found;
}

async function save(
  store: IDBObjectStore,
  key: string,
  clips: readonly KeptQueueClip[],
): Promise<void> {
  const before = photosOfQueue(await valueOf(store, key));
  const list = clips.map(({ saved }) => saved);
  if (list.length > 0) store.put(list, key);
  else store.delete(key);
  for (const { saved, photo } of clips) await keepPhoto(store, saved.photoSha256, photo);
  const now = new Set<unknown>(list.map(({ photoSha256 }) => photoSha256));
  if (before.some((sha256) => !now.has(sha256))) await dropUnusedPhotos(store);
}
