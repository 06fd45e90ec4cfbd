import {
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  Output,
  StreamTarget,
  WebMOutputFormat,
  type StreamTargetChunk,
  type Target,
} from 'mediabunny';
import { WEBM_RECORD_TAG } from '../../src/contract/clip-record-marks';
import type { SpillFile } from './spill-file';
import type { VideoMuxer, VideoMuxerOptions } from './video-muxer';

/** What is written to the disk at once. */
const PIECE_BYTES = 4 * 2 ** 20;
const WEBM = { type: 'video/webm' } as const;

/** Where the bytes go, and how they become a file. */
interface Destination {
  readonly target: Target;
  toFile(): Promise<Blob>;
  dispose(): void;
}

/**
 * A WebM (RFC 9559) with its seek index and its duration; the record is a tag of it.
 *
 * @param spill where it is written while it is made; memory without it
 */
export function createWebmMuxer(
  codec: 'vp9' | 'av1',
  options: VideoMuxerOptions,
  spill?: SpillFile,
): VideoMuxer {
  const { framesPerSecond, metadata } = options;
  const { target, toFile, dispose } = spill ? onDisk(spill) : inMemory();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const source = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(source, {
    ...(Number.isInteger(framesPerSecond) && { frameRate: framesPerSecond }),
  });
  output.setMetadataTags({ raw: { [WEBM_RECORD_TAG]: metadata } });
  let writing = output.start();
  // Whoever finishes hears of a failure; before that nobody waits for it.
  writing.catch(() => {});
  return {
    add: (chunk, meta, timestampMicroseconds) => {
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
      return toFile();
    },
    dispose,
  };
}

function inMemory(): Destination {
  const target = new BufferTarget();
  return {
    target,
    toFile: async () => {
      if (!target.buffer) throw new Error('The WebM came out empty.');
      return new Blob([target.buffer], WEBM);
    },
    dispose: () => {},
  };
}

function onDisk(spill: SpillFile): Destination {
  const writable = new WritableStream<StreamTargetChunk>({
    write: ({ data, position }) => spill.write(data, position),
  });
  return {
    target: new StreamTarget(writable, { chunked: true, chunkSize: PIECE_BYTES }),
    toFile: async () => {
      const file = await spill.finish();
      return file.slice(0, file.size, WEBM.type);
    },
    dispose: spill.discard,
  };
}
