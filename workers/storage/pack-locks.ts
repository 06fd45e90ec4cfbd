import { StudioError } from '../studio-error';
import { packFolder } from './pack-address';

/*
 * Tabs share one store. Who downloads, mends or removes a pack holds its lock alone, who makes
 * clips with it holds the lock of its users together with others: so no tab takes away what
 * another one reads. The browser gives a lock back when the tab or the worker ends.
 */
const workName = (packUrl: string): string => `enliven-pack ${packUrl}`;
const useName = (packUrl: string): string => `enliven-pack-use ${packUrl}`;

const AT_WORK =
  'This model is being fetched or checked, for a clip or in another tab. Stop that first.';

/** How long a removal waits for a lock. */
const PATIENCE_MS = 2000;

/**
 * Works on a pack alone, after others have done.
 *
 * @param onWait called where another tab is at it already
 * @throws AbortError when cancelled while waiting
 */
export async function workOnPack<T>(
  packUrl: string,
  signal: AbortSignal,
  task: () => Promise<T>,
  onWait: () => void = () => {},
): Promise<T> {
  signal.throwIfAborted();
  const atOnce = await navigator.locks.request(
    workName(packUrl),
    { ifAvailable: true },
    async (lock) => (lock ? { value: await task() } : undefined),
  );
  if (atOnce) return atOnce.value;
  onWait();
  return navigator.locks.request(workName(packUrl), { signal }, task);
}

/** Keeps a pack from being removed until the worker ends or the returned function is called. */
export async function usePack(packUrl: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const holding = navigator.locks.request(
      useName(packFolder(packUrl)),
      { mode: 'shared' },
      () => new Promise<void>((release) => resolve(() => release())),
    );
    holding.catch(reject);
  });
}

/**
 * Removes a pack that nobody is at. A worker that was ended a moment ago may still hold it.
 *
 * @throws StudioError `busy` while a tab uses the pack or works on it
 */
export async function removeUnused(packUrl: string, task: () => Promise<void>): Promise<void> {
  const inUse = 'This model is in use, in another tab or on the live stage. Close that first.';
  await holdSoon(useName(packUrl), inUse, () => holdSoon(workName(packUrl), AT_WORK, task));
}

/**
 * Takes back what has arrived of a pack that nobody works on.
 *
 * @throws StudioError `busy` while a tab does
 */
export async function discardIdle(packUrl: string, task: () => Promise<void>): Promise<void> {
  await holdSoon(workName(packUrl), AT_WORK, task);
}

async function holdSoon(name: string, refusal: string, task: () => Promise<void>): Promise<void> {
  let isHeld = false;
  try {
    await navigator.locks.request(name, { signal: AbortSignal.timeout(PATIENCE_MS) }, async () => {
      isHeld = true;
      await task();
    });
  } catch (error) {
    if (isHeld) throw error;
    throw new StudioError('busy', refusal, 'retry', { cause: error });
  }
}

/** The packs that some tab downloads, checks or mends right now. */
export async function findBusyPacks(): Promise<ReadonlySet<string>> {
  const { held = [] } = await navigator.locks.query();
  const prefix = workName('');
  const names = held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : []));
  return new Set(names.map((name) => name.slice(prefix.length)));
}
