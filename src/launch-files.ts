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
 *
 * @param onLost called when something was shared that could not be kept
 */
export function receiveLaunchFiles(
  take: (file: Blob, name: string) => void,
  onLost: () => void,
): void {
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
  const address = new URL(location.href);
  const shared = address.searchParams.get(SHARE_PARAMETER);
  if (shared === null) return;
  history.replaceState(null, '', addressWithoutShare(address));
  if (shared === 'failed') onLost();
  else takeShared(take).catch(onLost);
}

async function takeShared(take: (file: Blob, name: string) => void): Promise<void> {
  // Named as in workers/offline/app-caches.ts.
  const cacheName = `enliven:${new URL('./', location.href).pathname}:shared`;
  const cache = await caches.open(cacheName);
  const response = await cache.match(`./?${SHARE_PARAMETER}`);
  if (!response) return;
  const name = decodeURIComponent(response.headers.get('X-Name') ?? 'photo');
  take(await response.blob(), name);
  await caches.delete(cacheName);
}

function isLaunchQueue(value: unknown): value is LaunchQueue {
  return typeof value === 'object' && value !== null && 'setConsumer' in value;
}
