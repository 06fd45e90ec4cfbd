import { appCaches, type AppCaches } from './app-caches';

/** The files of this build by their absolute addresses. */
export interface BuildFiles {
  readonly caches: AppCaches;
  /** Name of the cache that holds this build. */
  readonly cacheName: string;
  /** The page itself, whatever its address asks for besides. */
  readonly page: string;
  /** Part of the address of the script that the page begins with. */
  readonly entry: string;
  /** What is stored before this version may take over. */
  readonly shell: ReadonlySet<string>;
  /** What is stored when it is first used. */
  readonly onDemand: ReadonlySet<string>;
  /** Descriptions of the shipped packs, also part of the shell. */
  readonly manifests: ReadonlySet<string>;
  isPage(url: string): boolean;
  /** Whether the file's name tells its contents: it is the same in every version. */
  isHashed(url: string): boolean;
}

/** @param folderUrl the service worker's scope */
export function buildFiles(folderUrl: string): BuildFiles {
  const absolute = (path: string): string => new URL(path, folderUrl).href;
  const { version, entry, shell, onDemand, manifests } = __OFFLINE_FILES__;
  const names = appCaches(folderUrl);
  return {
    caches: names,
    cacheName: names.version(version),
    page: folderUrl,
    entry,
    shell: new Set(shell.map(absolute)),
    onDemand: new Set(onDemand.map(absolute)),
    manifests: new Set(manifests.map(absolute)),
    isPage: (url) => url === folderUrl || url === absolute('index.html'),
    isHashed: (url) => url.startsWith(absolute('assets/')),
  };
}
