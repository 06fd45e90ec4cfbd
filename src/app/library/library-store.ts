import { promisifyRequest, type UseStore } from 'idb-keyval';
import type { ClipFiles, KeptClip } from './kept-clip';
import { DRAFT_KEY, dropUnusedPhotos, keepPhoto, photoKey, photoOfDraft } from './kept-photos';
import { parseKeptClip } from './parse-kept-clip';
import { parseSavedDraft, type SavedDraft } from './saved-draft';
import { storageGuard, type QuotaSource } from './storage-guard';
import { allOf, hasKey, keysUnder, valueOf, wholly } from './transactions';

/**
 * Keeps clips and the draft in an IndexedDB of its own, so that removing a model never harms
 * them. Every call is one transaction: it happens wholly or not at all, whenever the page is
 * left. All throw `StorageError`.
 */
export interface LibraryStore {
  /** The newest first, without those that are deleted. */
  listClips(): Promise<readonly KeptClip[]>;
  keepClip(clip: KeptClip, files: ClipFiles): Promise<void>;
  /** Undefined if the browser has thrown a part of it away. */
  readFiles(clip: KeptClip): Promise<ClipFiles | undefined>;
  /** Takes a clip off the list; what it takes up stays until `purge`. */
  markDeleted(id: string, nowMs: number): Promise<void>;
  /** Puts it back on the list. False if it is gone for good. */
  unmarkDeleted(id: string): Promise<boolean>;
  /** Removes for good those of the deleted clips that are due. */
  purge(isDue: (id: string, deletedAtMs: number) => boolean): Promise<void>;
  /** @param photo the file that `draft.photo` names */
  saveDraft(draft: SavedDraft, photo: Blob | null): Promise<void>;
  readDraft(): Promise<{ readonly draft: SavedDraft; readonly photo: Blob | null } | undefined>;
}

/** The key of a clip of the library. */
export const clipKey = (id: string): string => `clip/${id}`;
const videoKey = (id: string): string => `video/${id}`;
const deletedKey = (id: string): string => `deleted/${id}`;

export function createLibraryStore(
  database: UseStore,
  quota: QuotaSource = navigator.storage,
): LibraryStore {
  const read = <T>(task: (store: IDBObjectStore) => Promise<T>): Promise<T> =>
    storageGuard(quota, () => database('readonly', task));

  const write = <T>(task: (store: IDBObjectStore) => Promise<T>): Promise<T> =>
    storageGuard(quota, () => database('readwrite', (store) => wholly(store, task)));

  return {
    listClips: () =>
      read(async (store) => {
        const [values, deleted] = await Promise.all([
          allOf(store, 'clip'),
          keysUnder(store, 'deleted'),
        ]);
        return values
          .map(parseKeptClip)
          .filter((clip) => clip !== undefined)
          .filter(({ id }) => !deleted.includes(deletedKey(id)))
          .toSorted((one, other) => other.createdAtMs - one.createdAtMs);
      }),
    keepClip: (clip, { photo, video }) =>
      write(async (store) => {
        store.put(clip, clipKey(clip.id));
        store.put(video, videoKey(clip.id));
        await keepPhoto(store, clip.photoSha256, photo);
      }),
    readFiles: ({ id, photoSha256 }) =>
      read(async (store) => {
        const [photo, video] = await Promise.all([
          valueOf(store, photoKey(photoSha256)),
          valueOf(store, videoKey(id)),
        ]);
        return photo instanceof Blob && video instanceof Blob ? { photo, video } : undefined;
      }),
    markDeleted: (id, nowMs) =>
      write(async (store) => void (await promisifyRequest(store.put(nowMs, deletedKey(id))))),
    unmarkDeleted: (id) =>
      write(async (store) => {
        store.delete(deletedKey(id));
        return hasKey(store, clipKey(id));
      }),
    purge: (isDue) => write((store) => purge(store, isDue)),
    saveDraft: (draft, photo) =>
      write(async (store) => {
        const before = photoOfDraft(await valueOf(store, DRAFT_KEY));
        store.put(draft, DRAFT_KEY);
        if (photo && draft.photo) await keepPhoto(store, draft.photo.sha256, photo);
        if (before !== draft.photo?.sha256) await dropUnusedPhotos(store);
      }),
    readDraft: () =>
      read(async (store) => {
        const draft = parseSavedDraft(await valueOf(store, DRAFT_KEY));
        if (!draft) return undefined;
        const photo = draft.photo && (await valueOf(store, photoKey(draft.photo.sha256)));
        return { draft, photo: photo instanceof Blob ? photo : null };
      }),
  };
}

async function purge(
  store: IDBObjectStore,
  isDue: (id: string, deletedAtMs: number) => boolean,
): Promise<void> {
  const keys = await keysUnder(store, 'deleted');
  for (const key of keys) {
    const deletedAtMs = Number(await valueOf(store, key));
    const id = key.slice(deletedKey('').length);
    if (!isDue(id, deletedAtMs)) continue;
    for (const gone of [key, clipKey(id), videoKey(id)]) store.delete(gone);
  }
  await dropUnusedPhotos(store);
}
