/**
 * Lets the app open without a network after the first visit, and make clips without one after
 * the second: the page's own files are stored when this worker is installed, ONNX Runtime's
 * WebAssembly when it is first used. The model is not kept here but in IndexedDB.
 *
 * A new version waits until no tab of the old one is open or a person asks for it. The files of
 * the version before are kept, so that no open page loses what it was built with.
 */
if (self instanceof ServiceWorkerGlobalScope) serveOffline(self);

const CACHE_PREFIX = 'enliven-';
/** Where a photo waits that another app has shared; the page takes it from there. */
const SHARED_CACHE = 'enliven-shared';
/** Also in the manifest's share target, and in src/launch-files.ts. */
const SHARE_PARAMETER = 'shared';

function serveOffline(scope: ServiceWorkerGlobalScope): void {
  const cacheName = `${CACHE_PREFIX}${__OFFLINE_FILES__.version}`;
  const fileUrl = (path: string): string => new URL(path, scope.registration.scope).href;
  const fixedUrls = new Set(__OFFLINE_FILES__.fixed.map(fileUrl));
  const shellUrls = new Set(__OFFLINE_FILES__.shell.map(fileUrl));

  const answer = async (request: Request): Promise<Response> => {
    const url = stripped(request.url);
    if (fixedUrls.has(url)) return storedFirst(cacheName, request);
    const shellUrl = request.mode === 'navigate' ? fileUrl('./') : url;
    return networkFirst(cacheName, request, shellUrl);
  };

  scope.addEventListener('install', (event) => {
    const shell = [...shellUrls].map((url) => new Request(url, { cache: 'no-cache' }));
    event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(shell)));
  });

  scope.addEventListener('activate', (event) => {
    event.waitUntil(removeOld(cacheName));
  });

  scope.addEventListener('message', ({ data }) => {
    if (data === 'take-over') void scope.skipWaiting();
  });

  scope.addEventListener('fetch', (event) => {
    const { request } = event;
    const url = stripped(request.url);
    const isOurs = request.mode === 'navigate' || fixedUrls.has(url) || shellUrls.has(url);
    if (request.method === 'POST' && new URL(request.url).searchParams.has(SHARE_PARAMETER)) {
      event.respondWith(takeShared(request));
    } else if (request.method === 'GET' && isOurs) {
      event.respondWith(answer(request).then(isolated));
    }
  });
}

/**
 * Files that do not change within a version need no network once they are stored; those of the
 * version before are for pages that are still open.
 */
async function storedFirst(cacheName: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const stored = (await cache.match(request.url)) ?? (await caches.match(request.url));
  if (stored) return stored;
  const response = await fetch(request);
  // A full disk is no reason to fail: the file has been fetched.
  if (response.status === 200) {
    await cache.put(request.url, response.clone()).catch(() => {});
  }
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

/**
 * The response with the headers of cross-origin isolation, for hosts that send none: networks on
 * WebAssembly then have all threads from the second visit on.
 */
function isolated(response: Response): Response {
  if (response.type !== 'basic' && response.type !== 'default') return response;
  if (response.headers.has('Cross-Origin-Embedder-Policy') || response.redirected) return response;
  const headers = new Headers(response.headers);
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

/** Web Share Target: keeps the photo for the page, and sends the browser there. */
async function takeShared(request: Request): Promise<Response> {
  const file = (await request.formData()).get('photo');
  if (file instanceof File) {
    const headers = { 'Content-Type': file.type, 'X-Name': encodeURIComponent(file.name) };
    const cache = await caches.open(SHARED_CACHE);
    await cache.put(`./?${SHARE_PARAMETER}`, new Response(file, { headers }));
  }
  return Response.redirect(`./?${SHARE_PARAMETER}`, 303);
}

/** Keeps the files of this version and of the one before it. Names come in order of creation. */
async function removeOld(cacheName: string): Promise<void> {
  const isOther = (name: string): boolean =>
    name.startsWith(CACHE_PREFIX) && name !== cacheName && name !== SHARED_CACHE;
  const old = (await caches.keys()).filter(isOther).slice(0, -1);
  await Promise.all(old.map((name) => caches.delete(name)));
}

function stripped(address: string): string {
  const url = new URL(address);
  return url.origin + url.pathname;
}
