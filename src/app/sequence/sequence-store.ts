import { createStore, get, set, type UseStore } from 'idb-keyval';
import { parseSequence } from './parse-sequence';
import type { Sequence } from './sequence';

/** Keeps the sequence between visits, in a database of its own. */
export interface SequenceStore {
  /** Undefined where there is none. Rejects with a DOMException where nothing can be kept. */
  read(): Promise<Sequence | undefined>;
  /** Rejects with a DOMException where nothing can be kept. */
  save(sequence: Sequence): Promise<void>;
}

const KEY = 'sequence';

/** @param database opened with the first call */
export function createSequenceStore(
  database: () => UseStore = () => createStore('enliven-sequence', 'sequence'),
): SequenceStore {
  let opened: UseStore | undefined;
  const store = (): UseStore => (opened ??= database());
  return {
    read: async () => parseSequence(await get(KEY, store())),
    save: (sequence) => set(KEY, sequence, store()),
  };
}
