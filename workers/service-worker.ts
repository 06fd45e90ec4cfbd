/**
 * Lets the app open without a network after the first visit, and make clips without one after
 * the second: the page's own files are stored when this worker is installed, ONNX Runtime's
 * WebAssembly when it is first used. The model is not kept here but in IndexedDB.
 *
 * A new version waits until no tab of the old one is open, so that an open page never loses the
 * files it was built with.
 */
if (self instanceof ServiceWorkerGlobalScope) serveOffline(self);

function serveOffline(scope: ServiceWorkerGlobalScope): void {
  const cacheName = `enliven-${__OFFLINE_FILES__.version}`;
  const fileUrl = (path: string): string => new URL(path, scope.registration.scope).href;
  const hashedUrls = new Set(__OFFLINE_FILES__.hashed.map(fileUrl));

  scope.addEventListener('install', (event) => {
    const shell = __OFFLINE_FILES__.shell.map(
      (path) => new Request(fileUrl(path), { cache: 'no-cache' }),
    );
    event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(shell)));
  });

  scope.addEventListener('activate', (event) => {
    event.waitUntil(removeOthers(cacheName));
  });

  scope.addEventListener('fetch', (event) => {
    const { request } = event;
    const url = stripped(request.url);
    if (request.method !== 'GET') return;
    if (hashedUrls.has(url)) event.respondWith(storedFirst(cacheName, request));
    else if (request.mode === 'navigate')
      event.respondWith(networkFirst(cacheName, request, fileUrl('./')));
    else if (__OFFLINE_FILES__.shell.some((path) => fileUrl(path) === url)) {
      event.respondWith(networkFirst(cacheName, request, url));
    }
  });
}

/** Files with their hash in the name never change: stored once, they need no network. */
async function storedFirst(cacheName: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const stored = await cache.match(request.url);
  if (stored) return stored;
  const response = await fetch(request);
  // A full disk is no reason to fail: the file has been fetched.
  if (response.status === 200) await cache.put(request.url, response.clone()).catch(() => {});
  return response;
}

/** Fresh wherever there is a network. */
async function networkFirst(cacheName: string, request: Request, url: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const stored = await caches.open(cacheName).then((cache) => cache.match(url));
    if (stored) return stored;
    throw error;
  }
}

async function removeOthers(cacheName: string): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('enliven-') && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
}

function stripped(address: string): string {
  const url = new URL(address);
  return url.origin + url.pathname;
}
