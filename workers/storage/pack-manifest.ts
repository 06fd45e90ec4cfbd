import type { PackNeeds } from '../../src/contract/packs-api';
import { StudioError } from '../studio-error';
import {
  refuse,
  requireBytes,
  requireList,
  requireName,
  requirePath,
  requireRecord,
} from './manifest-fields';
import { parsePackNeeds } from './pack-needs';

/** Files are cut into pieces of this size: what one IndexedDB value and one digest cover. */
export const CHUNK_BYTES = 16 * 1024 * 1024;

/** More than any pack has: a description beyond these bounds is not even looked through. */
export const MAXIMUM_MANIFEST_BYTES = 4 * 1024 * 1024;
const MAXIMUM_FILES = 1000;
const MAXIMUM_PARTS = 100;
const MAXIMUM_FILE_BYTES = 64 * 1024 ** 3;

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

/** `pack.json`: what a model pack is and what it is made of. See models/PACK_FORMAT.md. */
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
  /** Left out by packs that run wherever WebGPU does. */
  readonly needs?: PackNeeds;
}

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
  const files = requireList(root['files'], 'files', MAXIMUM_FILES).map(parseFile);
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
    ...(root['needs'] !== undefined && { needs: parsePackNeeds(root['needs']) }),
  };
}

/** How many bytes the chunk of a file has: 16 MiB, or what is left of it. */
export function chunkSizeBytes(file: Pick<PackFile, 'sizeBytes'>, index: number): number {
  return Math.min(CHUNK_BYTES, file.sizeBytes - index * CHUNK_BYTES);
}

/** Bytes of all files together. */
export function packSizeBytes(manifest: Pick<PackManifest, 'files'>): number {
  return manifest.files.reduce((sum, file) => sum + file.sizeBytes, 0);
}

function parseFile(value: unknown, index: number): PackFile {
  const field = `files[${index}]`;
  const file = requireRecord(value, field);
  const sizeBytes = requireBytes(file['sizeBytes'], `${field}.sizeBytes`, MAXIMUM_FILE_BYTES);
  const chunks = Math.ceil(sizeBytes / CHUNK_BYTES);
  const hashes = requireList(file['chunkSha256'], `${field}.chunkSha256`, Infinity);
  if (hashes.length !== chunks) {
    return refuse(`${field}.chunkSha256`, `have ${chunks} entries for ${sizeBytes} bytes`);
  }
  const chunkSha256 = hashes.map((hash, at) =>
    typeof hash === 'string' && SHA256.test(hash)
      ? hash
      : refuse(`${field}.chunkSha256[${at}]`, 'be 64 lower-case hex digits'),
  );
  return { path: requirePath(file['path'], `${field}.path`), sizeBytes, chunkSha256 };
}

function parseParts(value: unknown, paths: ReadonlySet<string>): Record<string, PackPart> {
  const entries = Object.entries(requireRecord(value, 'parts'));
  if (entries.length > MAXIMUM_PARTS) refuse('parts', `have ${MAXIMUM_PARTS} entries at most`);
  return Object.fromEntries(
    entries.map(([name, entry]) => {
      const field = `parts.${name}`;
      requireName(name, field);
      const part = requireRecord(entry, field);
      const fileOf = (key: keyof PackPart): string => {
        const path = requirePath(part[key], `${field}.${key}`);
        return paths.has(path) ? path : refuse(`${field}.${key}`, 'be one of the files');
      };
      return [name, { f32: fileOf('f32'), f16: fileOf('f16'), weights: fileOf('weights') }];
    }),
  );
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
