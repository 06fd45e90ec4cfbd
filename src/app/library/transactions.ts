import { promisifyRequest } from 'idb-keyval';

/** Runs a task as one transaction, and undoes it where it throws. */
export async function wholly<T>(
  store: IDBObjectStore,
  task: (store: IDBObjectStore) => Promise<T>,
): Promise<T> {
  // Listened to from the start: a transaction without requests ends at once.
  const ending = promisifyRequest(store.transaction);
  const doing = task(store).catch((error: unknown) => {
    abort(store.transaction);
    throw error;
  });
  const [done, ended] = await Promise.allSettled([doing, ending]);
  // A full disk ends the transaction; its requests only hear that it was ended.
  if (ended.status === 'rejected' && ended.reason !== null) throw ended.reason;
  if (done.status === 'rejected') throw done.reason;
  return done.value;
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself.
  }
}

const under = (prefix: string): IDBKeyRange => IDBKeyRange.bound(`${prefix}/`, `${prefix}/\uffff`);

/** The values whose keys begin with `prefix/`. */
export function allOf(store: IDBObjectStore, prefix: string): Promise<unknown[]> {
  return promisifyRequest(store.getAll(under(prefix)));
}

/** The keys that begin with `prefix/`. */
export async function keysUnder(store: IDBObjectStore, prefix: string): Promise<string[]> {
  const keys = await promisifyRequest(store.getAllKeys(under(prefix)));
  return keys.filter((key) => typeof key === 'string');
}

export function valueOf(store: IDBObjectStore, key: IDBValidKey): Promise<unknown> {
  return promisifyRequest(store.get(key));
}

export async function hasKey(store: IDBObjectStore, key: IDBValidKey): Promise<boolean> {
  return (await promisifyRequest(store.getKey(key))) !== undefined;
}
