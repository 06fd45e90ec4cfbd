import type { SpillFile } from './spill-file';

/** Encoded frames that are to be written once more, in the order in which they came. */
export interface KeptChunks {
  keep(chunk: EncodedVideoChunk): void;
  all(): Iterable<EncodedVideoChunk>;
}

export function keepInMemory(): KeptChunks {
  const chunks: EncodedVideoChunk[] = [];
  return { keep: (chunk) => void chunks.push(chunk), all: () => chunks };
}

/** On the disk they cost no memory; `all` reads one after the other. */
export function keepOnDisk(scratch: SpillFile): KeptChunks {
  const kept: (Omit<EncodedVideoChunkInit, 'data'> & { atBytes: number; sizeBytes: number })[] = [];
  return {
    keep: (chunk) => {
      const { type, timestamp, duration, byteLength } = chunk;
      const atBytes = scratch.sizeBytes;
      const data = new Uint8Array(byteLength);
      chunk.copyTo(data);
      scratch.write(data, atBytes);
      const times = { timestamp, ...(duration !== null && { duration }) };
      kept.push({ type, ...times, atBytes, sizeBytes: byteLength });
    },
    *all() {
      for (const { atBytes, sizeBytes, ...frame } of kept) {
        yield new EncodedVideoChunk({ ...frame, data: scratch.read(atBytes, sizeBytes) });
      }
    },
  };
}
