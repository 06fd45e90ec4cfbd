import { createDeferred } from '../../client/deferred';
import type { TextStore } from '../text-store';

/**
 * Tells the tabs of this page apart. Each has a name, which a reload keeps, and holds a lock of
 * that name, which the browser gives back however the tab ends (Web Locks).
 */
export interface OpenTabs {
  /** Rejects with a DOMException where the browser has no locks for this page. */
  own(): Promise<string>;
  /** The names of all tabs that are open, with this one's. */
  names(): Promise<ReadonlySet<string>>;
  /** Gives the name back, as closing the tab does. */
  leave(): void;
}

export interface OpenTabsTools {
  /** Of one tab and over its reloads: the browser's `sessionStorage`. */
  readonly session: TextStore;
  readonly locks: LockManager;
  /** What the names of its locks begin with. */
  readonly prefix: string;
}

const NAME_KEY = 'enliven.tab';
/** The page before a reload may still be on its way out; a tab that was duplicated stays. */
const PATIENCE_MS = 1500;

export function createOpenTabs({ session, locks, prefix }: OpenTabsTools): OpenTabs {
  const left = createDeferred<void>();
  let name: Promise<string> | undefined;

  /** Resolves once the lock is held; rejects with a DOMException if another tab keeps it. */
  function hold(wanted: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const holding = locks.request(`${prefix}${wanted}`, { signal }, () => {
        resolve(wanted);
        return left.promise;
      });
      holding.catch(reject);
    });
  }

  async function findName(): Promise<string> {
    const before = session.getItem(NAME_KEY);
    const kept = before && (await hold(before).catch(() => null));
    if (kept) return kept;
    const fresh = await hold(crypto.randomUUID());
    session.setItem(NAME_KEY, fresh);
    return fresh;
  }

  return {
    own: () => (name ??= findName()),
    async names() {
      const { held = [] } = await locks.query();
      const ours = held.flatMap((lock) => (lock.name?.startsWith(prefix) ? [lock.name] : []));
      return new Set(ours.map((lock) => lock.slice(prefix.length)));
    },
    leave: () => left.resolve(),
  };
}
