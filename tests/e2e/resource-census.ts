import type { Page } from 'playwright-core';
import { injectIntoWorker, studioWorkers } from './inject';

/** How many of each thing are held, by its name; bytes where the name says so. */
export type Census = Readonly<Record<string, number>>;

/** Counts what page and worker take from the browser. Call before the page is opened. */
export async function recordResources(page: Page): Promise<void> {
  await page.addInitScript(countResources);
  await injectIntoWorker(page, `(${countResources.toString()})();`);
}

/**
 * To be read after a garbage collection: what the page and its worker hold now, and how many workers there are, ONNX Runtime's too.
 */
export async function takeCensus(page: Page): Promise<Census> {
  const own = await page.evaluate(readCensus);
  const census: Record<string, number> = { workers: page.workers().length };
  add(census, 'page', own);
  for (const worker of studioWorkers(page)) {
    add(census, 'worker', await worker.evaluate(readCensus));
  }
  return census;
}

function add(census: Record<string, number>, where: string, counts: Census): void {
  for (const [name, count] of Object.entries(counts)) {
    const key = `${where}: ${name}`;
    census[key] = (census[key] ?? 0) + count;
  }
}

/** Runs in the page and in the worker. */
function readCensus(): Census {
  const read: unknown = Reflect.get(globalThis, 'readResources');
  if (typeof read !== 'function') throw new Error('Nothing was counted here.');
  return Reflect.apply(read, undefined, []);
}

/** Runs in the page and in the worker before their own code; knows nothing of this file. */
function countResources(): void {
  const held = new Map<string, Set<unknown>>();
  const setOf = (name: string): Set<unknown> => {
    const things = held.get(name) ?? new Set();
    held.set(name, things);
    return things;
  };

  /** Has `watch` see every call of a method; nothing where there is no such class. */
  const wrap = (
    className: string,
    method: string,
    watch: (self: unknown, result: unknown, given: readonly unknown[]) => void,
    isStatic = false,
  ): void => {
    const found: unknown = Reflect.get(globalThis, className);
    if (typeof found !== 'function') return;
    const owner: unknown = isStatic ? found : found.prototype;
    if (typeof owner !== 'object' && typeof owner !== 'function') return;
    if (owner === null) return;
    const original: unknown = Reflect.get(owner, method);
    if (typeof original !== 'function') return;
    Reflect.set(owner, method, function counted(this: unknown, ...given: unknown[]): unknown {
      const result: unknown = Reflect.apply(original, this, given);
      watch(this, result, given);
      return result;
    });
  };
  const taken = (name: string) => (_: unknown, result: unknown) => setOf(name).add(result);
  const returned = (name: string) => (self: unknown) => setOf(name).delete(self);
  const whenDone = (name: string) => (_: unknown, result: unknown) => {
    if (result instanceof Promise) void result.then((made) => setOf(name).add(made));
  };

  wrap('GPUDevice', 'createBuffer', taken('GPU buffers'));
  wrap('GPUBuffer', 'destroy', returned('GPU buffers'));
  wrap('GPUDevice', 'createTexture', taken('GPU textures'));
  wrap('GPUTexture', 'destroy', returned('GPU textures'));
  wrap('FileSystemFileHandle', 'createSyncAccessHandle', whenDone('file handles'));
  wrap('FileSystemSyncAccessHandle', 'close', returned('file handles'));
  wrap('IDBFactory', 'open', (_, request) => {
    if (!(request instanceof IDBOpenDBRequest)) return;
    request.addEventListener('success', () => setOf('databases').add(request.result));
  });
  wrap('IDBDatabase', 'close', returned('databases'));
  const files: WeakRef<Blob>[] = [];
  wrap('URL', 'createObjectURL', taken('object URLs'), true);
  wrap(
    'URL',
    'createObjectURL',
    (_, __, [file]) => {
      if (file instanceof Blob) files.push(new WeakRef(file));
    },
    true,
  );
  wrap('URL', 'revokeObjectURL', (_, __, [url]) => setOf('object URLs').delete(url), true);
  setOf('message channels');
  globalThis.MessageChannel = class extends MessageChannel {
    constructor() {
      super();
      // Comlink keeps this end, and closes it when what it passed on is let go; the other is sent.
      setOf('message channels').add(this.port1);
    }
  };
  wrap('MessagePort', 'close', returned('message channels'));

  const memories: WebAssembly.Memory[] = [];
  WebAssembly.Memory = class extends WebAssembly.Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      super(descriptor);
      memories.push(this);
    }
  };

  Reflect.set(globalThis, 'readResources', () => ({
    ...Object.fromEntries([...held].map(([name, things]) => [name, things.size])),
    'files shown once': files.filter((file) => file.deref() !== undefined).length,
    'wasm bytes': memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
  }));
}
