import { createStore, delMany, get, getMany, keys, set, setMany, type UseStore } from 'idb-keyval';
import { StudioError } from '../studio-error';
import { parsePackManifest, type PackManifest } from './pack-manifest';

/** Keeps packs in IndexedDB: chunks under their digests, a record a pack that is complete. */
export interface PackStore {
  /** Which of the chunks are stored. */
  findChunks(sha256: readonly string[]): Promise<ReadonlySet<string>>;
  /** @throws StudioError `storage-full` or `storage-unavailable`, as every call here */
  storeChunk(sha256: string, data: Uint8Array<ArrayBuffer>): Promise<void>;
  /** The chunks in order, `undefined` for each that the browser has thrown away. */
  readChunks(sha256: readonly string[]): Promise<readonly (Blob | undefined)[]>;
  /** The pack last completed from this address, if all of it is still there. */
  openStoredPack(packUrl: string): Promise<PackManifest | undefined>;
  /** Written last: a pack without it is not whole. */
  markComplete(packUrl: string, manifest: PackManifest): Promise<void>;
  /**
   * Removes a pack and those of its chunks that no other pack shares.
   *
   * @param successor what replaced it, perhaps under the same version: nothing of it is removed
   */
  removePack(manifest: PackManifest, successor?: PackManifest): Promise<void>;
  /** Checks that so many bytes more will fit. To be kept for good is for the page to ask. */
  requireSpace(sizeBytes: number): Promise<void>;
}

/** What the browser says about storage; injected for tests. */
export type QuotaSource = Pick<StorageManager, 'estimate'>;

const chunkKey = (sha256: string): string => `chunk/${sha256}`;
const packKey = ({ id, version }: PackManifest): string => `pack/${id}/${version}`;
const addressKey = (packUrl: string): string => `address/${packUrl}`;

export function createPackStore(
  database: UseStore = createStore('enliven-packs', 'packs'),
  quota: QuotaSource = navigator.storage,
): PackStore {
  const guard = <T>(task: () => Promise<T>): Promise<T> => storageGuard(quota, task);

  const findChunks = async (sha256: readonly string[]): Promise<ReadonlySet<string>> => {
    const stored = new Set(await keys<IDBValidKey>(database));
    return new Set(sha256.filter((hash) => stored.has(chunkKey(hash))));
  };

  const openStoredPack = async (packUrl: string): Promise<PackManifest | undefined> => {
    const key: unknown = await get(addressKey(packUrl), database);
    const manifest = typeof key === 'string' ? asManifest(await get(key, database)) : undefined;
    if (!manifest) return undefined;
    const wanted = chunksOf(manifest);
    const stored = await findChunks(wanted);
    return wanted.every((hash) => stored.has(hash)) ? manifest : undefined;
  };

  const removePack = async (manifest: PackManifest, successor?: PackManifest): Promise<void> => {
    const gone = successor && packKey(successor) === packKey(manifest) ? [] : [packKey(manifest)];
    const everyKey = (await keys<IDBValidKey>(database)).filter((key) => typeof key === 'string');
    const kept = everyKey.filter((key) => key.startsWith('pack/') && !gone.includes(key));
    const records: readonly unknown[] = await getMany(kept, database);
    const shared = new Set(records.flatMap((record) => chunksOf(asManifest(record))));
    const own = chunksOf(manifest).filter((hash) => !shared.has(hash));
    await delMany([...gone, ...own.map(chunkKey)], database);
  };

  return {
    findChunks: (sha256) => guard(() => findChunks(sha256)),
    // As Blobs they are read from the disk lazily, however large the pack.
    storeChunk: (sha256, data) => guard(() => set(chunkKey(sha256), new Blob([data]), database)),
    readChunks: (sha256) =>
      guard(async () => {
        const values: readonly unknown[] = await getMany(sha256.map(chunkKey), database);
        return values.map((value) => (value instanceof Blob ? value : undefined));
      }),
    openStoredPack: (packUrl) => guard(() => openStoredPack(packUrl)),
    markComplete: (packUrl, manifest) =>
      guard(() =>
        setMany(
          [
            [packKey(manifest), manifest],
            [addressKey(packUrl), packKey(manifest)],
          ],
          database,
        ),
      ),
    removePack: (manifest, successor) => guard(() => removePack(manifest, successor)),
    requireSpace: (sizeBytes) => guard(() => requireSpace(quota, sizeBytes)),
  };
}

function chunksOf(manifest: PackManifest | undefined): readonly string[] {
  return manifest?.files.flatMap((file) => file.chunkSha256) ?? [];
}

/** A record of an older version of the app may no longer be read: then there is none. */
function asManifest(record: unknown): PackManifest | undefined {
  try {
    return parsePackManifest(record);
  } catch {
    return undefined;
  }
}

async function requireSpace(quota: QuotaSource, sizeBytes: number): Promise<void> {
  const { usage = 0, quota: allowed } = await quota.estimate();
  if (allowed !== undefined && usage + sizeBytes > allowed) {
    throw storageFull(usage, allowed, sizeBytes);
  }
}

async function storageGuard<T>(quota: QuotaSource, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (cause) {
    if (cause instanceof StudioError) throw cause;
    if (cause instanceof DOMException && cause.name === 'QuotaExceededError') {
      const { usage, quota: allowed } = await quota.estimate();
      throw storageFull(usage, allowed, undefined, cause);
    }
    throw new StudioError(
      'storage-unavailable',
      'This browser does not let Enliven store its model, as in some private windows. Open the page in a normal window.',
      'none',
      { cause },
    );
  }
}

function storageFull(
  usedBytes: number | undefined,
  allowedBytes: number | undefined,
  neededBytes?: number,
  cause?: unknown,
): StudioError {
  const needed = neededBytes === undefined ? '' : ` and ${megabytes(neededBytes)} more are needed`;
  return new StudioError(
    'storage-full',
    `There is not enough space for the model: ${megabytes(usedBytes)} of ${megabytes(allowedBytes)} that the browser allows are used${needed}. Free some space and try again.`,
    'free-space',
    { cause },
  );
}

function megabytes(bytes: number | undefined): string {
  return bytes === undefined ? 'an unknown amount' : `${Math.ceil(bytes / 1e6)} MB`;
}
