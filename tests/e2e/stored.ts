import type { Page } from 'playwright-core';

/** Keys of everything that is kept of packs. */
export function storedKeys(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('enliven-packs');
        opening.addEventListener('error', () => reject(new Error('no database')));
        opening.addEventListener('success', () => {
          const database = opening.result;
          const reading = database.transaction('packs').objectStore('packs').getAllKeys();
          reading.addEventListener('success', () => {
            database.close();
            resolve(reading.result.map(String));
          });
        });
      }),
  );
}

/** Values of a database whose keys begin so; what is no JSON, as a Blob, is left empty. */
export function storedValues(
  page: Page,
  database: string,
  store: string,
  prefix: string,
): Promise<unknown[]> {
  const range: readonly [string, string] = [prefix, `${prefix}\uffff`];
  return page.evaluate(
    ([name, storeName, [from, to]]) =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.addEventListener('error', () => reject(new Error('no database')));
        opening.addEventListener('success', () => {
          const opened = opening.result;
          const values = opened.transaction(storeName).objectStore(storeName);
          const reading = values.getAll(IDBKeyRange.bound(from, to));
          reading.addEventListener('success', () => {
            opened.close();
            resolve(reading.result);
          });
        });
      }),
    [database, store, range] as const,
  );
}
