import { StudioError } from '../studio-error';
import { createBodyReader } from './body-reader';
import type { Fetch } from './chunk-receiver';
import { unreachable } from './download-failures';
import { isOwnHost } from './pack-address';
import { MAXIMUM_MANIFEST_BYTES, parsePackManifest, type PackManifest } from './pack-manifest';

/**
 * Reads the `pack.json` of a folder.
 *
 * @param patience given up when it aborts, as if the server could not be reached
 * @param cache `reload` before a download, for then it has to fit what the server has now: the
 *   service worker answers anything else with the description that came with the app
 * @throws StudioError `pack-unreachable`, `pack-corrupt` or `pack-unsupported`; an AbortError
 *   when cancelled
 */
export async function fetchManifest(
  folderUrl: string,
  fetch: Fetch,
  signal: AbortSignal,
  patience: AbortSignal,
  cache: 'no-cache' | 'reload',
): Promise<PackManifest> {
  const url = new URL('pack.json', folderUrl).href;
  let text: string;
  try {
    const either = AbortSignal.any([signal, patience]);
    const response = await fetch(url, { signal: either, cache });
    if (!response.ok) throw unreachable(url, `the server answered ${response.status}`);
    text = await readText(response);
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof StudioError) throw cause;
    if (patience.aborted) throw unreachable(url, 'the server did not answer in time', cause);
    throw isOwnHost(url) ? unreachable(url, 'the connection failed', cause) : closed(url, cause);
  }
  return parsePackManifest(parseJson(text));
}

function parseJson(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch (cause) {
    // Not a damaged pack: the connection may be in order, or another one answer in its place.
    throw new StudioError(
      'pack-unreachable',
      'What came for the model’s pack.json is not JSON. Either this is not the address of a model’s folder, or the sign-in page of a network answered in its place.',
      'retry',
      { cause },
    );
  }
}

/** A browser does not tell a page which of the two it is. */
function closed(url: string, cause: unknown): StudioError {
  const { host } = new URL(url);
  return new StudioError(
    'pack-unreachable',
    `The model’s pack.json could not be read from ${host}: either the connection failed, or ${host} does not allow other pages to read from it (CORS). Check the connection; if that is in order, its owner has to allow it.`,
    'retry',
    { cause },
  );
}

function tooLarge(): StudioError {
  return new StudioError(
    'pack-corrupt',
    `The pack.json of this address is larger than ${MAXIMUM_MANIFEST_BYTES / 2 ** 20} MiB, which none may be. Is it the address of a model’s folder?`,
    'none',
  );
}

/** A body without end does not fill the memory. */
async function readText(response: Response): Promise<string> {
  const reader = createBodyReader(response);
  try {
    const bytes = new Uint8Array(MAXIMUM_MANIFEST_BYTES + 1);
    const length = await reader.readInto(bytes, () => {});
    if (length > MAXIMUM_MANIFEST_BYTES) throw tooLarge();
    return new TextDecoder().decode(bytes.subarray(0, length));
  } finally {
    reader.dispose();
  }
}
