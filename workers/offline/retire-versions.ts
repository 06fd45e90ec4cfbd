import type { BuildFiles } from './build-files';

/** Lies in the cache of each version that has ever served a page. */
const RECORD = 'version-record.json';

interface VersionRecord {
  readonly activatedMs: number;
  readonly onDemand: readonly string[];
}

/**
 * Removes what no page can need any more. The version that served until now stays: pages of it
 * may be open, and what they load later is no longer on the host. One that was offered and never
 * taken goes.
 *
 * @param hasSuccessor whether yet another is being stored: then nothing goes, for that is not old
 */
export async function retireVersions(files: BuildFiles, hasSuccessor: boolean): Promise<void> {
  await writeRecord(files);
  if (hasSuccessor) return;
  const { caches: names, cacheName } = files;
  const others = (await caches.keys()).filter(
    (name) => names.isVersion(name) && name !== cacheName,
  );
  const records = await Promise.all(
    others.map(async (name) => ({ name, record: await readRecord(files, name) })),
  );
  const before = records.toSorted((a, b) => activatedMs(b) - activatedMs(a))[0];
  await Promise.all(
    others.filter((name) => name !== before?.name).map((name) => caches.delete(name)),
  );
  const runtime = await caches.open(names.runtime);
  const wanted = new Set([...files.onDemand, ...(before?.record?.onDemand ?? [])]);
  const unwanted = (await runtime.keys()).filter(({ url }) => !wanted.has(url));
  await Promise.all(unwanted.map((request) => runtime.delete(request)));
}

function activatedMs({ record }: { readonly record: VersionRecord | undefined }): number {
  return record?.activatedMs ?? 0;
}

async function writeRecord({ cacheName, page, onDemand }: BuildFiles): Promise<void> {
  const record: VersionRecord = { activatedMs: Date.now(), onDemand: [...onDemand] };
  const cache = await caches.open(cacheName);
  // On a full disk this version passes for one that was never taken, which is the lesser evil.
  await cache.put(new URL(RECORD, page).href, Response.json(record)).catch(() => {});
}

async function readRecord({ page }: BuildFiles, name: string): Promise<VersionRecord | undefined> {
  const cache = await caches.open(name);
  const record: unknown = await (await cache.match(new URL(RECORD, page).href))?.json();
  return isRecord(record) ? record : undefined;
}

function isRecord(value: unknown): value is VersionRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    'activatedMs' in value &&
    typeof value.activatedMs === 'number' &&
    'onDemand' in value &&
    Array.isArray(value.onDemand)
  );
}
