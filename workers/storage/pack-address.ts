import { parseAddress } from '../../src/contract/parse-address';
import { StudioError } from '../studio-error';

/** Packs that came from files have no folder on the web; their address is a name. */
const LOCAL = 'local:';

export function localPackUrl(id: string): string {
  return `${LOCAL}${id}/`;
}

export function isLocalPack(packUrl: string): boolean {
  return packUrl.startsWith(LOCAL);
}

/**
 * The folder of a pack, with its closing slash.
 *
 * @throws StudioError `pack-unreachable` where it is no address of a folder on the web
 */
export function packFolder(packUrl: string): string {
  const folder = packUrl.endsWith('/') ? packUrl : `${packUrl}/`;
  if (isLocalPack(folder)) return folder;
  const protocol = parseAddress(folder)?.protocol;
  if (protocol === 'http:' || protocol === 'https:') return folder;
  throw new StudioError(
    'pack-unreachable',
    `“${packUrl}” is no address of a model. It should begin with https:// and name the folder that holds pack.json.`,
    'none',
  );
}

/** Whether an address lies where the app itself does: what comes from there is a part of it. */
export function isOwnHost(url: string): boolean {
  return parseAddress(url)?.origin === location.origin;
}
