/** A few things by their keys; beyond the bound the one that was not used for longest goes. */
export interface RecentlyUsed<T> {
  /** Counts as a use. */
  find(key: string): T | undefined;
  keep(key: string, value: T): void;
  /** The one that never goes, until another one is pinned. */
  pin(key: string): void;
  clear(): void;
}

/** @param bound at least 2: the pinned one and another */
export function createRecentlyUsed<T>(bound: number): RecentlyUsed<T> {
  /** In the order of their last use. */
  const entries = new Map<string, T>();
  let pinned: string | undefined;

  const touch = (key: string, value: T): void => {
    entries.delete(key);
    entries.set(key, value);
  };

  return {
    find: (key) => {
      const value = entries.get(key);
      if (value !== undefined) touch(key, value);
      return value;
    },
    keep: (key, value) => {
      touch(key, value);
      const oldest = [...entries.keys()].find((it) => it !== pinned);
      if (entries.size > bound && oldest !== undefined) entries.delete(oldest);
    },
    pin: (key) => {
      pinned = key;
    },
    clear: () => {
      entries.clear();
      pinned = undefined;
    },
  };
}
