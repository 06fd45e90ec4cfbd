import type { BuildFiles } from './build-files';

/**
 * Stores all that the page of this build needs, and ONNX Runtime where the version before had
 * it: a device that makes clips without a network goes on doing so after an update.
 *
 * @throws where a file cannot be had, or the host still sends another version's page; the browser
 *   tries again later, and the version before stays
 */
export async function installVersion(files: BuildFiles): Promise<void> {
  const cache = await caches.open(files.cacheName);
  await cache.addAll([...files.shell].map((url) => new Request(url, { cache: 'no-cache' })));
  const page = await cache.match(files.page, { ignoreVary: true });
  // A host may replace its files one by one, or send the page from a cache of its own.
  if (!(await page?.text())?.includes(files.entry)) {
    throw new Error(`The page that the host sends does not begin with ${files.entry}.`);
  }
  await renewRuntime(files);
}

async function renewRuntime({ caches: names, onDemand }: BuildFiles): Promise<void> {
  const cache = await caches.open(names.runtime);
  const kept = (await cache.keys()).map(({ url }) => url);
  const usedNames = new Set(kept.map(nameOf));
  const missing = [...onDemand].filter((url) => usedNames.has(nameOf(url)) && !kept.includes(url));
  await cache.addAll(missing);
}

/** The file's name without the hash of its contents. */
function nameOf(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1).replace(/-[\w-]{8}(?=\.\w+$)/, '');
}
