import { createStore, get, set, type UseStore } from 'idb-keyval';
import { storageGuard, type QuotaSource } from '../library/storage-guard';
import { parseSequence } from './parse-sequence';
import type { Sequence } from './sequence';

/** Keeps the sequence between visits, in a database of its own. */
export interface SequenceStore {
  /** Undefined where there is none. Throws `StorageError` where nothing can be kept. */
  read(): Promise<Sequence | undefined>;
  /** Throws `StorageError` where nothing can be kept. */
  save(sequence: Sequence): Promise<void>;
}

const KEY = 'sequence';

/** @param database opened with the first call */
export function createSequenceStore(
  database: () => UseStore = () => createStore('enliven-sequence', 'sequence'),
  quota: QuotaSource = navigator.storage,
): SequenceStore {
  let opened: UseStore | undefined;
  const store = (): UseStore => (opened ??= database());
  return {
    read: async () => parseSequence(await storageGuard(quota, () => get(KEY, store()))),
    save: (sequence) => storageGuard(quota, () => set(KEY, sequence, store())),
  };
}
