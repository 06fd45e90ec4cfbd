import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { CHUNK_BYTES } from '../../../workers/storage/pack-manifest';

/** Lower-case hex SHA-256 of each 16 MiB of a file, one in memory at a time. */
export async function chunkDigests(path: string): Promise<readonly string[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const digests: string[] = [];
    for (let first = 0; first < size; first += CHUNK_BYTES) {
      const chunk = await readAt(file, first, Math.min(CHUNK_BYTES, size - first));
      digests.push(createHash('sha256').update(chunk).digest('hex'));
    }
    return digests;
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, first: number, length: number): Promise<Uint8Array> {
  const chunk = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(chunk, filled, length - filled, first + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return chunk.subarray(0, filled);
}
