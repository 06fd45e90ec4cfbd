import { StudioError } from '../studio-error';
import { createBodyReader } from './body-reader';
import type { Fetch } from './chunk-receiver';
import { unreachable } from './download-failures';
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
  let json: unknown;
  try {
    const either = AbortSignal.any([signal, patience]);
    const response = await fetch(url, { signal: either, cache });
    if (!response.ok) throw unreachable(url, `the server answered ${response.status}`);
    json = JSON.parse(await readText(response));
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof StudioError) throw cause;
    // Not JSON is the sign-in page of a network in between, not a damaged pack.
    const reason = patience.aborted ? 'the server did not answer in time' : 'the connection failed';
    throw unreachable(url, reason, cause);
  }
  return parsePackManifest(json);
}

/** A body without end does not fill the memory. */
async function readText(response: Response): Promise<string> {
  const reader = createBodyReader(response);
  try {
    const bytes = new Uint8Array(MAXIMUM_MANIFEST_BYTES + 1);
    const length = await reader.readInto(bytes, () => {});
    if (length > MAXIMUM_MANIFEST_BYTES) throw new RangeError('pack.json is too large');
    return new TextDecoder().decode(bytes.subarray(0, length));
  } finally {
    reader.dispose();
  }
}
