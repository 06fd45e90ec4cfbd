import type { Page } from 'playwright-core';

export type Damage = 'gone' | 'altered' | 'short';

/** Harms the only piece of a file of the stored tiny pack. Returns whether there was one. */
export function damageStored(page: Page, path: string, damage: Damage): Promise<boolean> {
  return page.evaluate(
    async ([wanted, kind]) => {
      const ended = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result));
          request.addEventListener('error', () => reject(new Error('The database fails.')));
        });
      const database = await ended(indexedDB.open('enliven-packs'));
      const store = database.transaction('packs', 'readwrite').objectStore('packs');
      const keys = await ended(store.getAllKeys());
      const address = keys.find(
        (key) => typeof key === 'string' && /^address\/.*motion-field-tiny\/$/.test(key),
      );
      const manifest: { files: { path: string; sizeBytes: number; chunkSha256: string[] }[] } =
        await ended(store.get(address ?? ''));
      const file = manifest.files.find((one) => one.path === wanted);
      const key = `chunk/${file?.chunkSha256[0]}`;
      const isThere = keys.includes(key);
      const sizeBytes = kind === 'short' ? 10 : (file?.sizeBytes ?? 0);
      if (kind === 'gone') await ended(store.delete(key));
      else await ended(store.put(new Blob([new Uint8Array(sizeBytes).fill(9)]), key));
      database.close();
      return isThere;
    },
    [path, damage] as const,
  );
}
