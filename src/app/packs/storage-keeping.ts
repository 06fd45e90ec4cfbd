import { signal, type ReadonlySignal } from '@preact/signals';

/** What the browser says of the space that this page has. */
export interface StorageKeeping {
  /** Null where it does not tell. */
  readonly room: ReadonlySignal<{
    readonly usedBytes: number;
    readonly allowedBytes: number;
  } | null>;
  /** `may-go`: the browser may throw things away when the device runs short of space. */
  readonly promise: ReadonlySignal<'unknown' | 'kept' | 'may-go' | 'refused'>;
  refresh(): Promise<void>;
  /** Asks the browser never to throw anything away by itself. */
  ask(): Promise<void>;
}

/** @param storage browsers without the newer calls leave the promise unknown */
export function createStorageKeeping(
  storage: Pick<StorageManager, 'estimate'> &
    Partial<Pick<StorageManager, 'persist' | 'persisted'>>,
): StorageKeeping {
  const room = signal<{ usedBytes: number; allowedBytes: number } | null>(null);
  const promise = signal<'unknown' | 'kept' | 'may-go' | 'refused'>('unknown');
  return {
    room,
    promise,
    async refresh() {
      const { usage, quota } = await storage.estimate().catch((): StorageEstimate => ({}));
      room.value = usage !== undefined && quota ? { usedBytes: usage, allowedBytes: quota } : null;
      if (!storage.persisted || promise.peek() === 'refused') return;
      const isKept = await storage.persisted().catch(() => null);
      promise.value = isKept === null ? 'unknown' : isKept ? 'kept' : 'may-go';
    },
    async ask() {
      const isKept = await storage.persist?.().catch(() => false);
      promise.value = isKept === true ? 'kept' : 'refused';
    },
  };
}
