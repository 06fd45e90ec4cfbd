import { parsePackManifest, type PackManifest } from './pack-manifest';

/** A record of another version of the app may not be read by this one: then there is none. */
export function parseRecord(record: unknown): PackManifest | undefined {
  try {
    return parsePackManifest(record);
  } catch {
    return undefined;
  }
}

/**
 * The chunks that a stored record names. Not parsed: what a newer version of the app has kept is
 * not to lose its chunks to an older one.
 */
export function chunksOfRecord(record: unknown): readonly string[] {
  return listOf(fieldOf(record, 'files'))
    .flatMap((file) => listOf(fieldOf(file, 'chunkSha256')))
    .filter((hash) => typeof hash === 'string');
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
