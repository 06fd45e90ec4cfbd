/** The part of `Storage` that is used; the page hands in the browser's own. */
export interface TextStore {
  getItem(key: string): string | null;
  /** Never throws: what cannot be kept is not. */
  setItem(key: string, value: string): void;
}

/**
 * A store of the browser's, or one that forgets where it is forbidden (private windows). What a
 * full one refuses is known for this visit only: that is no reason to fail.
 */
export function openTextStore(read: () => Storage): TextStore {
  try {
    const storage = read();
    storage.getItem('');
    return {
      getItem: (key) => storage.getItem(key),
      setItem: (key, value) => {
        try {
          storage.setItem(key, value);
        } catch {
          // Whoever reads it at the next visit finds what was there before.
        }
      },
    };
  } catch {
    return { getItem: () => null, setItem: () => undefined };
  }
}
