import { StudioError } from '../studio-error';

/** Files are cut into pieces of this size: what one IndexedDB value and one digest cover. */
export const CHUNK_BYTES = 16 * 1024 * 1024;

/** A file of a pack. */
export interface PackFile {
  /** Relative to the folder of `pack.json`. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Lower-case hex SHA-256 of each 16 MiB piece, the last one shorter. */
  readonly chunkSha256: readonly string[];
}

/** One network: its graph for each precision, over one file of weights. Paths of `files`. */
export interface PackPart {
  readonly f32: string;
  readonly f16: string;
  readonly weights: string;
}

/** `pack.json`: what a model pack is and what it is made of. */
export interface PackManifest {
  readonly format: 1;
  readonly family: string;
  readonly id: string;
  readonly version: string;
  /** SPDX identifier. */
  readonly licence: string;
  readonly parts: Readonly<Record<string, PackPart>>;
  readonly files: readonly PackFile[];
  /** What the family itself reads out of the manifest. */
  readonly config: Readonly<Record<string, unknown>>;
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9._+-]*$/;
const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Checks every field of a `pack.json`.
 *
 * @throws StudioError `pack-corrupt` naming the field that is wrong, `pack-unsupported` for a
 *   format newer than this app
 */
export function parsePackManifest(json: unknown): PackManifest {
  const root = requireRecord(json, 'pack.json');
  requireFormat(root['format']);
  const files = requireList(root['files'], 'files').map(parseFile);
  const paths = new Set(files.map(({ path }) => path));
  if (paths.size !== files.length) refuse('files', 'name each path once');
  return {
    format: 1,
    family: requireName(root['family'], 'family'),
    id: requireName(root['id'], 'id'),
    version: requireName(root['version'], 'version'),
    licence: requireName(root['licence'], 'licence'),
    parts: parseParts(root['parts'], paths),
    files,
    config: requireRecord(root['config'], 'config'),
  };
}

/** How many bytes the chunk of a file has: 16 MiB, or what is left of it. */
export function chunkSizeBytes(file: PackFile, index: number): number {
  return Math.min(CHUNK_BYTES, file.sizeBytes - index * CHUNK_BYTES);
}

/** Bytes of all files together. */
export function packSizeBytes(manifest: PackManifest): number {
  return manifest.files.reduce((sum, file) => sum + file.sizeBytes, 0);
}

function parseFile(value: unknown, index: number): PackFile {
  const field = `files[${index}]`;
  const file = requireRecord(value, field);
  const sizeBytes = file['sizeBytes'];
  if (typeof sizeBytes !== 'number' || !Number.isSafeInteger(sizeBytes) || sizeBytes <= 0) {
    return refuse(`${field}.sizeBytes`, 'be a positive whole number');
  }
  const chunkSha256 = requireList(file['chunkSha256'], `${field}.chunkSha256`).map((hash, at) =>
    typeof hash === 'string' && SHA256.test(hash)
      ? hash
      : refuse(`${field}.chunkSha256[${at}]`, 'be 64 lower-case hex digits'),
  );
  const chunks = Math.ceil(sizeBytes / CHUNK_BYTES);
  if (chunkSha256.length !== chunks) {
    return refuse(`${field}.chunkSha256`, `have ${chunks} entries for ${sizeBytes} bytes`);
  }
  return { path: requirePath(file['path'], `${field}.path`), sizeBytes, chunkSha256 };
}

function parseParts(value: unknown, paths: ReadonlySet<string>): Record<string, PackPart> {
  const parts: Record<string, PackPart> = {};
  for (const [name, entry] of Object.entries(requireRecord(value, 'parts'))) {
    const field = `parts.${name}`;
    const part = requireRecord(entry, field);
    const fileOf = (key: keyof PackPart): string => {
      const path = requirePath(part[key], `${field}.${key}`);
      return paths.has(path) ? path : refuse(`${field}.${key}`, 'be one of the files');
    };
    parts[name] = { f32: fileOf('f32'), f16: fileOf('f16'), weights: fileOf('weights') };
  }
  return parts;
}

function requireFormat(format: unknown): void {
  if (format === 1) return;
  if (typeof format !== 'number') refuse('format', 'be a number');
  throw new StudioError(
    'pack-unsupported',
    `This model pack has format ${format}; this version of Enliven reads format 1. Reload the page to update it.`,
    'reload',
  );
}

function requireRecord(value: unknown, field: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse(field, 'be an object');
  }
  return Object.fromEntries(Object.entries(value));
}

function requireList(value: unknown, field: string): readonly unknown[] {
  return Array.isArray(value) ? value : refuse(field, 'be a list');
}

function requireName(value: unknown, field: string): string {
  if (typeof value === 'string' && value.length <= 100 && NAME.test(value)) return value;
  return refuse(field, 'be a name of letters, digits, dots and dashes');
}

/** Names joined by single slashes: a path that could leave the pack's folder is none. */
function requirePath(value: unknown, field: string): string {
  if (typeof value === 'string' && value.split('/').every((name) => NAME.test(name))) return value;
  return refuse(field, 'be a path within the pack');
}

function refuse(field: string, expected: string): never {
  throw new StudioError(
    'pack-corrupt',
    `The model pack's description is damaged: ${field} should ${expected}.`,
    'retry',
  );
}
