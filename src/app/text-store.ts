/** The part of `Storage` that is used; the page hands in the browser's own. */
export interface TextStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** A store of the browser's, or one that forgets where it is forbidden (private windows). */
export function openTextStore(read: () => Storage): TextStore {
  try {
    const storage = read();
    storage.getItem('');
    return storage;
  } catch {
    return { getItem: () => null, setItem: () => undefined };
  }
}
