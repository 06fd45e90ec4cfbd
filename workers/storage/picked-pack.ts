import type { PickedFile } from '../../src/contract/packs-api';
import { StudioError } from '../studio-error';
import type { ChunkSource } from './install-pack';
import {
  CHUNK_BYTES,
  MAXIMUM_MANIFEST_BYTES,
  chunkSizeBytes,
  parsePackManifest,
  type PackManifest,
} from './pack-manifest';
import { sha256Of } from './sha256';

/** A pack among files that were picked or dropped. */
export interface PickedPack {
  readonly manifest: PackManifest;
  readonly source: ChunkSource;
}

/**
 * Finds the `pack.json` that lies nearest to the top and reads it; the pack's other files are
 * looked for beside it.
 *
 * @throws StudioError `pack-corrupt` or `pack-unsupported`, saying what is missing or wrong
 */
export async function readPickedPack(picked: readonly PickedFile[]): Promise<PickedPack> {
  const root = picked
    .filter(({ path }) => path === 'pack.json' || path.endsWith('/pack.json'))
    .toSorted((one, other) => one.path.length - other.path.length)[0];
  if (!root) {
    throw refused(
      'There is no pack.json among these files. Choose the folder of a model, or all of its files.',
    );
  }
  const manifest = parsePackManifest(await readJson(root.file));
  const prefix = root.path.slice(0, -'pack.json'.length);
  const files = new Map(picked.map(({ path, file }) => [path, file]));
  for (const { path, sizeBytes } of manifest.files) {
    const file = files.get(prefix + path);
    if (!file) throw refused(`The file ${path} of the model is not among those chosen.`);
    if (file.size !== sizeBytes) {
      throw refused(
        `The file ${path} has ${file.size} bytes; the model's description says ${sizeBytes}.`,
      );
    }
  }
  return { manifest, source: createFileSource((path) => files.get(prefix + path)) };
}

function createFileSource(fileAt: (path: string) => File | undefined): ChunkSource {
  return {
    async *readChunks(file, wanted, signal, onBytes) {
      for (const index of wanted) {
        signal.throwIfAborted();
        const data = await readChunk(fileAt(file.path), file, index);
        const sha256 = await sha256Of(data);
        if (sha256 !== file.chunkSha256[index]) {
          throw refused(
            `The file ${file.path} is not what the model's description says: its bytes from ${index * CHUNK_BYTES} on have another digest. Nothing of the model is used.`,
          );
        }
        onBytes(data.length);
        yield { index, sha256, data };
      }
    },
  };
}

async function readChunk(
  picked: File | undefined,
  file: PackManifest['files'][number],
  index: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const first = index * CHUNK_BYTES;
  try {
    const part = picked?.slice(first, first + chunkSizeBytes(file, index));
    return new Uint8Array((await part?.arrayBuffer()) ?? new ArrayBuffer(0));
  } catch (cause) {
    throw refused(`The file ${file.path} could not be read. Was it moved or changed?`, cause);
  }
}

async function readJson(file: File): Promise<unknown> {
  if (file.size > MAXIMUM_MANIFEST_BYTES) throw refused('The pack.json is too large to be one.');
  try {
    const json: unknown = JSON.parse(await file.text());
    return json;
  } catch (cause) {
    throw refused('The pack.json cannot be read: it is not JSON.', cause);
  }
}

function refused(message: string, cause?: unknown): StudioError {
  return new StudioError('pack-corrupt', message, 'retry', { cause });
}
