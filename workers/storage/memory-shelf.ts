import type { PackManifest } from './pack-manifest';
import type { PackStore } from './pack-store';

/** As much of a store as opening a pack takes. */
export type PackShelf = Pick<
  PackStore,
  | 'findChunks'
  | 'storeChunk'
  | 'readChunks'
  | 'openStoredPack'
  | 'markPending'
  | 'markComplete'
  | 'requireSpace'
>;

/** Holds a pack for as long as the worker lives, where the browser keeps nothing. */
export function createMemoryShelf(): PackShelf {
  const chunks = new Map<string, Blob>();
  const complete = new Map<string, PackManifest>();
  return {
    findChunks: async (sha256) => new Set(sha256.filter((hash) => chunks.has(hash))),
    async storeChunk(sha256, data) {
      chunks.set(sha256, new Blob([data]));
    },
    readChunks: async (sha256) => sha256.map((hash) => chunks.get(hash)),
    openStoredPack: async (packUrl) => complete.get(packUrl),
    async markPending() {},
    async markComplete(packUrl, manifest) {
      complete.set(packUrl, manifest);
    },
    async requireSpace() {},
  };
}
