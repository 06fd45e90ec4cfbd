/** Also in the manifest's share target, and in workers/offline/take-shared.ts. */
const SHARE_PARAMETER = 'shared';

/** The part of the File Handling API that is used here. */
interface LaunchQueue {
  setConsumer(
    consumer: (launch: { readonly files?: readonly FileSystemFileHandle[] }) => void,
  ): void;
}

/** The page's address without the mark that something was shared with it. */
export function addressWithoutShare(address: URL): URL {
  const plain = new URL(address);
  plain.searchParams.delete(SHARE_PARAMETER);
  return plain;
}

/**
 * Takes the files that the app was opened with: from the desktop (File Handling API) or shared by
 * another app (Web Share Target), which the service worker has kept.
 */
export function receiveLaunchFiles(take: (file: Blob, name: string) => void): void {
  const queue: unknown = Reflect.get(globalThis, 'launchQueue');
  if (isLaunchQueue(queue)) {
    queue.setConsumer((launch) => {
      const [handle] = launch.files ?? [];
      // A file that has gone meanwhile is as good as none.
      handle?.getFile().then(
        (file) => take(file, file.name),
        () => {},
      );
    });
  }
  if (new URL(location.href).searchParams.has(SHARE_PARAMETER)) void takeShared(take);
}

async function takeShared(take: (file: Blob, name: string) => void): Promise<void> {
  history.replaceState(null, '', addressWithoutShare(new URL(location.href)));
  // Named as in workers/offline/app-caches.ts.
  const cacheName = `enliven:${new URL('./', location.href).pathname}:shared`;
  const cache = await caches.open(cacheName).catch(() => undefined);
  const response = await cache?.match(`./?${SHARE_PARAMETER}`);
  if (!response) return;
  const name = decodeURIComponent(response.headers.get('X-Name') ?? 'photo');
  take(await response.blob(), name);
  await caches.delete(cacheName);
}

function isLaunchQueue(value: unknown): value is LaunchQueue {
  return typeof value === 'object' && value !== null && 'setConsumer' in value;
}
