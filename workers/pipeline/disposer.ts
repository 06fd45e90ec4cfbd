/** Remembers what was made along the way and lets it go in the reverse order. */
export interface Disposer {
  keep<T>(resource: T, release: (resource: T) => void): T;
  dispose(): void;
}

export function createDisposer(): Disposer {
  const releases: (() => void)[] = [];
  return {
    keep: (resource, release) => {
      releases.push(() => release(resource));
      return resource;
    },
    dispose: () => {
      for (const release of releases.splice(0).toReversed()) release();
    },
  };
}
