/** The part of `Storage` that is used; the page hands in `localStorage`. */
export interface TextStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** The browser's own store, or one that forgets where it is forbidden (private windows). */
export function openTextStore(): TextStore {
  try {
    localStorage.getItem('');
    return localStorage;
  } catch {
    return { getItem: () => null, setItem: () => undefined };
  }
}
