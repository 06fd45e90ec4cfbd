import type { Progress } from '../../src/contract/progress';
import { fetchPack, lostLocalPack, type BringTools } from './bring-pack';
import { isLocalPack } from './pack-address';
import type { PackManifest } from './pack-manifest';
import { verifyPack } from './verify-pack';

/**
 * Hashes what is stored of a pack and fetches what is missing or altered anew. Until it has come,
 * what is damaged stays in its place.
 *
 * @returns whether there was anything to mend
 * @throws StudioError `pack-unreachable` where it cannot be had, and as `openPack` does; an
 *   AbortError when cancelled
 */
export async function mendPack(
  packUrl: string,
  manifest: PackManifest,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
  tools: BringTools,
): Promise<boolean> {
  const damaged = await verifyPack(manifest, tools.store, () => {}, signal);
  if (damaged.length === 0) return false;
  if (isLocalPack(packUrl)) throw lostLocalPack();
  const hashes = new Set(damaged.map(({ sha256 }) => sha256));
  await fetchPack(packUrl, manifest, onProgress, signal, tools, hashes);
  return true;
}
