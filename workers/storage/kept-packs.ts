import type { KeptPack, OfferedPack, PackDescription } from '../../src/contract/packs-api';
import { keptBytesOf } from './install-pack';
import { packSizeBytes, type PackManifest } from './pack-manifest';
import type { PackStore } from './pack-store';
import { sha256Of } from './sha256';

/** What the store holds, a row an address: complete, on its way, or both. */
export async function listKeptPacks(
  store: PackStore,
  busy: ReadonlySet<string>,
): Promise<readonly KeptPack[]> {
  const [complete, pending] = await Promise.all([store.listComplete(), store.listPending()]);
  const records = [...complete, ...pending];
  const found = await store.findChunks(records.flatMap(({ manifest }) => chunksOf(manifest)));
  const addresses = [...new Set(records.map(({ packUrl }) => packUrl))];
  const rows = addresses.map(async (packUrl): Promise<KeptPack> => {
    const stored = complete.find((record) => record.packUrl === packUrl)?.manifest;
    const begun = pending.find((record) => record.packUrl === packUrl)?.manifest;
    const others = records.filter((record) => record.packUrl !== packUrl);
    const shared = new Set(others.flatMap(({ manifest }) => chunksOf(manifest)));
    const own = new Set([...found].filter((hash) => !shared.has(hash)));
    return {
      packUrl,
      stored: stored ? await describePack(stored) : null,
      isWhole: stored !== undefined && chunksOf(stored).every((hash) => found.has(hash)),
      paused: begun
        ? { pack: await describePack(begun), keptBytes: keptBytesOf(begun, found) }
        : null,
      ownBytes: ownBytesOf([stored, begun], own),
      isBusy: busy.has(packUrl),
    };
  });
  return Promise.all(rows);
}

/** What a manifest says of its pack, without its files. */
async function describePack(manifest: PackManifest): Promise<PackDescription> {
  const { family, id, version, licence, parts, files, needs = {} } = manifest;
  const weights = new Set(Object.values(parts).map((part) => part.weights));
  const text = new TextEncoder().encode(JSON.stringify(manifest));
  return {
    manifestSha256: await sha256Of(text),
    family,
    id,
    version,
    licence,
    sizeBytes: packSizeBytes(manifest),
    fileCount: files.length,
    weightsBytes: packSizeBytes({ files: files.filter(({ path }) => weights.has(path)) }),
    needs,
  };
}

export async function offerOf(packUrl: string, manifest: PackManifest): Promise<OfferedPack> {
  return { packUrl, pack: await describePack(manifest) };
}

/** A version and its successor mostly share chunks, which count once. */
function ownBytesOf(
  manifests: readonly (PackManifest | undefined)[],
  own: ReadonlySet<string>,
): number {
  const left = new Set(own);
  return manifests
    .filter((manifest) => manifest !== undefined)
    .reduce((sum, manifest) => {
      const bytes = keptBytesOf(manifest, left);
      for (const hash of chunksOf(manifest)) left.delete(hash);
      return sum + bytes;
    }, 0);
}

function chunksOf(manifest: PackManifest): readonly string[] {
  return manifest.files.flatMap((file) => file.chunkSha256);
}
