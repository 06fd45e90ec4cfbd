import {
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  Output,
  StreamTarget,
  type OutputFormat,
  type StreamTargetChunk,
  type Target,
} from 'mediabunny';
import type { SpillFile } from './spill-file';
import type { VideoMuxer, VideoMuxerOptions } from './video-muxer';

/** What is written to the disk at once. */
const PIECE_BYTES = 4 * 2 ** 20;

export interface PacketFile {
  readonly format: OutputFormat;
  readonly codec: 'vp9' | 'av1';
  /** Frames of all plays, where room is to be left for the index. */
  readonly chunkCount?: number;
  /** Tags of the file, by their names. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Written behind all else. */
  readonly trailer?: Uint8Array<ArrayBuffer>;
  /** Where it is written while it is made; memory without it. */
  readonly spill?: SpillFile | undefined;
}

/** Where the bytes go, and how they become a file. */
interface Destination {
  readonly target: Target;
  /** Why something could not be written; the library itself keeps that to the end. */
  failure(): Error | undefined;
  toFile(trailer: Uint8Array<ArrayBuffer>, type: string): Promise<Blob>;
  dispose(): void;
}

/**
 * A file of a kind that mediabunny writes. `add` throws what has gone wrong with the file since, as
 * soon as it is known.
 */
export function createPacketMuxer(
  { framesPerSecond }: VideoMuxerOptions,
  { format, codec, chunkCount, tags, trailer, spill }: PacketFile,
): VideoMuxer {
  const { target, failure, toFile, dispose } = spill ? onDisk(spill) : inMemory();
  const output = new Output({ format, target });
  const source = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(source, {
    ...(Number.isInteger(framesPerSecond) && { frameRate: framesPerSecond }),
    ...(chunkCount !== undefined && { maximumPacketCount: chunkCount }),
  });
  if (tags) output.setMetadataTags({ raw: { ...tags } });
  let writing = output.start();
  // Whoever finishes hears of a failure; before that nobody waits for it.
  writing.catch(() => {});
  return {
    add: (chunk, meta, timestampMicroseconds) => {
      const cause = failure();
      if (cause) throw cause;
      const packet = EncodedPacket.fromEncodedChunk(chunk).clone({
        timestamp: timestampMicroseconds / 1e6,
      });
      writing = writing.then(() => source.add(packet, meta));
      writing.catch(() => {});
    },
    settled: () => writing,
    finish: async () => {
      await writing;
      await output.finalize();
      return toFile(trailer ?? new Uint8Array(), format.mimeType);
    },
    dispose,
  };
}

function inMemory(): Destination {
  const target = new BufferTarget();
  return {
    target,
    failure: () => undefined,
    toFile: async (trailer, type) => {
      if (!target.buffer) throw new Error('The video came out empty.');
      return new Blob([target.buffer, trailer], { type });
    },
    dispose: () => {},
  };
}

function onDisk(spill: SpillFile): Destination {
  let failure: Error | undefined;
  const writable = new WritableStream<StreamTargetChunk>({
    write: ({ data, position }) => {
      try {
        spill.write(data, position);
      } catch (cause) {
        failure = cause instanceof Error ? cause : new Error(String(cause));
        throw cause;
      }
    },
  });
  return {
    failure: () => failure,
    target: new StreamTarget(writable, { chunked: true, chunkSize: PIECE_BYTES }),
    toFile: async (trailer, type) => {
      if (trailer.length > 0) spill.write(trailer, spill.sizeBytes);
      const file = await spill.finish();
      return file.slice(0, file.size, type);
    },
    dispose: spill.discard,
  };
}
