import { fieldsOf } from './parse-kept-clip';
import { allOf, hasKey, keysUnder, valueOf } from './transactions';

/** What the person is at lies under this key. */
export const DRAFT_KEY = 'draft';
/** Clips that wait lie under this prefix, a list for each tab. */
export const QUEUE_PREFIX = 'queue';

/** Photos lie under their digest: a clip more of the same photo takes up no room for it. */
export const photoKey = (sha256: string): string => `photo/${sha256}`;

/** Keeps a photo's file, unless it is there already. */
export async function keepPhoto(store: IDBObjectStore, sha256: string, photo: Blob): Promise<void> {
  const key = photoKey(sha256);
  if (!(await hasKey(store, key))) store.put(photo, key);
}

/** Removes the photos that no clip, no list of waiting clips and no draft names. */
export async function dropUnusedPhotos(store: IDBObjectStore): Promise<void> {
  const [clips, queues, draft, photos] = await Promise.all([
    allOf(store, 'clip'),
    allOf(store, QUEUE_PREFIX),
    valueOf(store, DRAFT_KEY),
    keysUnder(store, 'photo'),
  ]);
  // Not parsed: what another version of the app has kept is not to lose its photo.
  const clipPhotos = clips.map((clip) => fieldsOf(clip)['photoSha256']);
  const used = new Set(
    [...clipPhotos, ...queues.flatMap(photosOfQueue), photoOfDraft(draft)].map((sha256) =>
      photoKey(String(sha256)),
    ),
  );
  for (const key of photos) if (!used.has(key)) store.delete(key);
}

/** The digest that a kept draft names; undefined for none. */
export function photoOfDraft(draft: unknown): unknown {
  return fieldsOf(fieldsOf(draft)['photo'])['sha256'];
}

/** The digests that a kept list of waiting clips names. */
export function photosOfQueue(queue: unknown): unknown[] {
  return Array.isArray(queue) ? queue.map((clip) => fieldsOf(clip)['photoSha256']) : [];
}
