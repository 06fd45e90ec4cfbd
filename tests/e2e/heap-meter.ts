import type { CDPSession, Page } from 'playwright-core';
import type { Census } from './resource-census';

export interface HeapMeter {
  /**
   * After a garbage collection: bytes of JavaScript of the page and of its workers, and what the
   * page has of nodes and listeners.
   */
  read(): Promise<Census>;
}

/** Asks a target of the Chrome DevTools Protocol. */
type Ask = (method: 'HeapProfiler.collectGarbage' | 'Runtime.getHeapUsage') => Promise<unknown>;

/** Time for finalisers to run in. */
const FINALISERS_MS = 600;
const MOST_TRIES = 10;

/** Measures the heaps of a page and of the workers that it has and will have. */
export async function openHeapMeter(page: Page): Promise<HeapMeter> {
  const session = await page.context().newCDPSession(page);
  const workers = await attachToWorkers(session);
  return {
    read: async () => {
      let workerBytes = 0;
      for (const ask of workers.values()) workerBytes += await heapBytes(ask);
      const { nodes, jsEventListeners } = await restingCounters(session);
      const pageBytes = await heapBytes((method) => session.send(method));
      return {
        'page: heap bytes': pageBytes,
        'worker: heap bytes': workerBytes,
        'page: nodes': nodes,
        'page: listeners': jsEventListeners,
      };
    },
  };
}

/**
 * Nodes and listeners once they have stopped to change: finalisers run a moment after what they
 * belong to was collected, and let go of more. What leaks stays.
 */
async function restingCounters(session: CDPSession) {
  for (let tries = 0, before = -1; ; tries += 1) {
    await session.send('HeapProfiler.collectGarbage');
    const counters = await session.send('Memory.getDOMCounters');
    const sum = counters.nodes + counters.jsEventListeners;
    if (sum === before || tries === MOST_TRIES) return counters;
    before = sum;
    await new Promise((resolve) => setTimeout(resolve, FINALISERS_MS));
  }
}

async function heapBytes(ask: Ask): Promise<number> {
  // What finalisers let go of is collected by the second.
  await ask('HeapProfiler.collectGarbage');
  await ask('HeapProfiler.collectGarbage');
  const usage = await ask('Runtime.getHeapUsage');
  return numberIn(usage, 'usedSize') + numberIn(usage, 'backingStorageSize');
}

/** The dedicated workers by their session; ones that end are left out from then on. */
async function attachToWorkers(session: CDPSession): Promise<ReadonlyMap<string, Ask>> {
  const workers = new Map<string, Ask>();
  const waiting = new Map<number, (result: unknown) => void>();
  let lastId = 0;
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer: unknown = JSON.parse(message);
    // Events come the same way; they have no number.
    if (typeof answer !== 'object' || answer === null || !('id' in answer)) return;
    waiting.get(numberIn(answer, 'id'))?.(Reflect.get(answer, 'result'));
  });
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type !== 'worker') return;
    workers.set(sessionId, (method) => {
      lastId += 1;
      const id = lastId;
      const message = JSON.stringify({ id, method });
      return new Promise((resolve, reject) => {
        waiting.set(id, resolve);
        session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
      });
    });
  });
  session.on('Target.detachedFromTarget', ({ sessionId }) => workers.delete(sessionId));
  const options = { autoAttach: true, waitForDebuggerOnStart: false, flatten: false };
  await session.send('Target.setAutoAttach', options);
  return workers;
}

function numberIn(holder: unknown, name: string): number {
  const value: unknown =
    typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined;
  if (typeof value !== 'number') throw new Error(`The browser told no ${name}.`);
  return value;
}
