import type { BuildFiles } from './build-files';

const IGNORE_VARY = { ignoreVary: true } as const;

/**
 * The answer to a request for one of the app's own files, from what is stored; `undefined` where
 * it is for the network alone. Page, workers and pack descriptions are all of one build, so that
 * they fit together whatever the host sends by now, and slow networks are not waited for.
 */
export function answerRequest(request: Request, files: BuildFiles): Promise<Response> | undefined {
  const url = withoutQuery(request.url);
  if (request.mode === 'navigate' && files.isPage(url)) return pageOf(request, files);
  // Who is about to download a pack needs the description of what the host has now.
  if (files.manifests.has(url) && request.cache === 'reload') return manifestOf(request, files);
  if (files.isHashed(url)) return hashedFile(request, url, files);
  if (files.shell.has(url)) return shellFile(request, url, files);
  return undefined;
}

async function pageOf(request: Request, files: BuildFiles): Promise<Response> {
  return (await stored(files.cacheName, files.page)) ?? fetch(request);
}

async function manifestOf(request: Request, files: BuildFiles): Promise<Response> {
  const url = withoutQuery(request.url);
  try {
    const response = await fetch(request);
    if (response.ok) {
      // The next visit compares with it what has been downloaded.
      await keep(files.cacheName, url, response);
      return response;
    }
  } catch (error) {
    return (await stored(files.cacheName, url)) ?? Promise.reject(error);
  }
  return (await stored(files.cacheName, url)) ?? Response.error();
}

/** Pages of the version before may be open: their files are in its cache, and nowhere else. */
async function hashedFile(request: Request, url: string, files: BuildFiles): Promise<Response> {
  const { caches: names, cacheName, onDemand } = files;
  const own = await stored(onDemand.has(url) ? names.runtime : cacheName, url);
  if (own) return own;
  const others = (await caches.keys()).filter((name) => names.isVersion(name));
  for (const name of [names.runtime, ...others]) {
    const response = await stored(name, url);
    if (response) return response;
  }
  const response = await fetch(request);
  if (onDemand.has(url)) await keep(names.runtime, url, response);
  return response;
}

async function shellFile(request: Request, url: string, files: BuildFiles): Promise<Response> {
  return (await stored(files.cacheName, url)) ?? fetch(request);
}

async function stored(cacheName: string, url: string): Promise<Response | undefined> {
  const cache = await caches.open(cacheName);
  return cache.match(url, IGNORE_VARY);
}

/** A full disk is no reason to fail: the file has been fetched. */
async function keep(cacheName: string, url: string, response: Response): Promise<void> {
  if (response.status !== 200) return;
  const cache = await caches.open(cacheName);
  await cache.put(url, response.clone()).catch(() => {});
}

function withoutQuery(address: string): string {
  const url = new URL(address);
  return url.origin + url.pathname;
}
