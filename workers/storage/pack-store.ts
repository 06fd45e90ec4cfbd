import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';
import { chunksOfRecord, parseRecord } from './pack-records';
import type { PackManifest } from './pack-manifest';
import { quotaGuard, requireSpace, type QuotaSource } from './quota-guard';

/** A pack's place of origin and what its manifest said. */
export interface PackRecord {
  readonly packUrl: string;
  readonly manifest: PackManifest;
}

/**
 * Keeps packs in IndexedDB: each chunk once, under its digest; a record for each address whose
 * pack is complete, and one for each whose download was begun. Chunks that no record names are
 * collected in the same transaction in which the last record went. All throw StudioError
 * `storage-full` or `storage-unavailable`.
 */
export interface PackStore {
  /** Which of the chunks are stored. */
  findChunks(sha256: readonly string[]): Promise<ReadonlySet<string>>;
  storeChunk(sha256: string, data: Uint8Array<ArrayBuffer>): Promise<void>;
  /** The chunks in order, `undefined` for each that the browser has thrown away. */
  readChunks(sha256: readonly string[]): Promise<readonly (Blob | undefined)[]>;
  /** The pack last completed from this address, if all of it is still there. */
  openStoredPack(packUrl: string): Promise<PackManifest | undefined>;
  /** The pack last completed from this address, whole or not. */
  readRecord(packUrl: string): Promise<PackManifest | undefined>;
  listComplete(): Promise<readonly PackRecord[]>;
  listPending(): Promise<readonly PackRecord[]>;
  /** Written first: from here on no collection takes the chunks that have arrived. */
  markPending(packUrl: string, manifest: PackManifest): Promise<void>;
  /** Written last: a pack without it is not whole. What it replaces goes. */
  markComplete(packUrl: string, manifest: PackManifest): Promise<void>;
  /** Gives up a download that was begun; what was complete stays. */
  removePending(packUrl: string): Promise<void>;
  /** Removes an address with all its chunks that no other shares. */
  removePack(packUrl: string): Promise<void>;
  /** Removes chunks that no record names, as an older version of the app could leave behind. */
  collect(): Promise<void>;
  /** Checks that so many bytes more will fit. To be kept for good is for the page to ask. */
  requireSpace(sizeBytes: number): Promise<void>;
}

const chunkKey = (sha256: string): string => `chunk/${sha256}`;
const completeKey = (packUrl: string): string => `address/${packUrl}`;
const pendingKey = (packUrl: string): string => `pending/${packUrl}`;
/** Where versions of the app before this layout kept the record that an address pointed to. */
const LEGACY = 'pack';
const under = (prefix: string): IDBKeyRange => IDBKeyRange.bound(`${prefix}/`, `${prefix}/\uffff`);

export function createPackStore(
  database: UseStore = createStore('enliven-packs', 'packs'),
  quota: QuotaSource = navigator.storage,
): PackStore {
  const read = <T>(task: (store: IDBObjectStore) => Promise<T>): Promise<T> =>
    quotaGuard(quota, () => database('readonly', task));

  const write = (task: (store: IDBObjectStore) => Promise<void> | void): Promise<void> =>
    quotaGuard(quota, () => database('readwrite', (store) => wholly(store, task)));

  const findChunks = (sha256: readonly string[]): Promise<ReadonlySet<string>> =>
    read(async (store) => {
      const stored = new Set(await keysUnder(store, 'chunk'));
      return new Set(sha256.filter((hash) => stored.has(chunkKey(hash))));
    });

  const readRecord = (packUrl: string): Promise<PackManifest | undefined> =>
    read(async (store) => {
      const record = await valueOf(store, completeKey(packUrl));
      return parseRecord(typeof record === 'string' ? await valueOf(store, record) : record);
    });

  return {
    findChunks,
    // As Blobs they are read from the disk lazily, however large the pack.
    storeChunk: (sha256, data) =>
      write((store) => void store.put(new Blob([data]), chunkKey(sha256))),
    readChunks: (sha256) =>
      read(async (store) => {
        const values = await Promise.all(sha256.map((hash) => valueOf(store, chunkKey(hash))));
        return values.map((value) => (value instanceof Blob ? value : undefined));
      }),
    readRecord,
    async openStoredPack(packUrl) {
      const manifest = await readRecord(packUrl);
      const wanted = chunksOfRecord(manifest);
      const stored = await findChunks(wanted);
      return wanted.every((hash) => stored.has(hash)) ? manifest : undefined;
    },
    async listComplete() {
      const addresses = await read((store) => addressesUnder(store, 'address'));
      const manifests = await Promise.all(addresses.map(readRecord));
      return pair(addresses, manifests);
    },
    async listPending() {
      const [addresses, records] = await read((store) =>
        Promise.all([addressesUnder(store, 'pending'), valuesUnder(store, 'pending')]),
      );
      return pair(addresses, records.map(parseRecord));
    },
    markPending: (packUrl, manifest) =>
      write((store) => void store.put(manifest, pendingKey(packUrl))),
    markComplete: (packUrl, manifest) =>
      write(async (store) => {
        store.put(manifest, completeKey(packUrl));
        store.delete(pendingKey(packUrl));
        await collect(store);
      }),
    removePending: (packUrl) =>
      write(async (store) => {
        store.delete(pendingKey(packUrl));
        await collect(store);
      }),
    removePack: (packUrl) =>
      write(async (store) => {
        store.delete(completeKey(packUrl));
        store.delete(pendingKey(packUrl));
        await collect(store);
      }),
    collect: () => write(collect),
    requireSpace: (sizeBytes) => quotaGuard(quota, () => requireSpace(quota, sizeBytes)),
  };
}

/** Ends with the transaction, so that what was written is there, or the caller hears of it. */
async function wholly(
  store: IDBObjectStore,
  task: (store: IDBObjectStore) => Promise<void> | void,
): Promise<void> {
  // Listened to from the start: a transaction without requests ends at once.
  const ended = promisifyRequest(store.transaction);
  await Promise.all([task(store), ended]);
}

async function collect(store: IDBObjectStore): Promise<void> {
  const [complete, pending, legacyKeys, chunkKeys] = await Promise.all([
    valuesUnder(store, 'address'),
    valuesUnder(store, 'pending'),
    keysUnder(store, LEGACY),
    keysUnder(store, 'chunk'),
  ]);
  const pointers = complete.filter((record) => typeof record === 'string');
  const pointed = await Promise.all(pointers.map((key) => valueOf(store, key)));
  const used = new Set([...complete, ...pending, ...pointed].flatMap(chunksOfRecord).map(chunkKey));
  for (const key of chunkKeys) if (!used.has(key)) store.delete(key);
  for (const key of legacyKeys) if (!pointers.includes(key)) store.delete(key);
}

function pair(
  addresses: readonly string[],
  manifests: readonly (PackManifest | undefined)[],
): readonly PackRecord[] {
  return addresses.flatMap((packUrl, index) => {
    const manifest = manifests[index];
    return manifest ? [{ packUrl, manifest }] : [];
  });
}

async function addressesUnder(store: IDBObjectStore, prefix: string): Promise<string[]> {
  return (await keysUnder(store, prefix)).map((key) => key.slice(prefix.length + 1));
}

async function keysUnder(store: IDBObjectStore, prefix: string): Promise<string[]> {
  const keys = await promisifyRequest(store.getAllKeys(under(prefix)));
  return keys.filter((key) => typeof key === 'string');
}

function valuesUnder(store: IDBObjectStore, prefix: string): Promise<unknown[]> {
  return promisifyRequest(store.getAll(under(prefix)));
}

function valueOf(store: IDBObjectStore, key: IDBValidKey): Promise<unknown> {
  return promisifyRequest(store.get(key));
}
