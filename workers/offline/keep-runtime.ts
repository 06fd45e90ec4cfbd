import { appCaches } from './app-caches';

const kept = new Map<string, Promise<void>>();

/**
 * Keeps a file that a worker of the app has just used for visits without a network. The service
 * worker does so by itself once it serves the page; on a first visit it does not serve it yet.
 * That nothing can be kept (a private window, a full disk) changes nothing else.
 *
 * @param url absolute address, in the folder of the app's workers
 */
export function keepRuntime(url: string): Promise<void> {
  // In development files have no hash in their names: what was kept would be served for ever.
  if (!import.meta.env.PROD) return Promise.resolve();
  const keeping = kept.get(url) ?? keep(url).catch(() => {});
  kept.set(url, keeping);
  return keeping;
}

async function keep(url: string): Promise<void> {
  const cache = await caches.open(appCaches(new URL('../', url).href).runtime);
  if (await cache.match(url, { ignoreVary: true })) return;
  // It has just come: the browser's own cache has it, fresh or not. Private windows, whose cache is
  // small, may fetch it twice.
  await cache.add(new Request(url, { cache: 'force-cache' }));
}
