import { ArrayBufferTarget, Muxer, StreamTarget } from 'mp4-muxer';
import { createClipRecordBox } from './clip-record-box';
import type { SpillFile } from './spill-file';
import type { VideoMuxer, VideoMuxerOptions } from './video-muxer';

/** What is written to the disk at once. */
const PIECE_BYTES = 4 * 2 ** 20;
const MP4 = { type: 'video/mp4' } as const;

/**
 * An MP4 of H.264 with the index in front, so that the clip plays while it loads. Whole frame rates become
 * the time scale, which makes every timestamp exact.
 */
export function createMp4Muxer(options: VideoMuxerOptions): VideoMuxer {
  const target = new ArrayBufferTarget();
  const muxer = new Muxer({ target, fastStart: 'in-memory', video: trackOf(options) });
  return {
    add: (chunk, meta, timestamp) => muxer.addVideoChunk(chunk, meta, timestamp),
    settled: async () => {},
    finish: async () => {
      muxer.finalize();
      return new Blob([target.buffer, createClipRecordBox(options.metadata)], MP4);
    },
    dispose: () => {},
  };
}

/**
 * The same on the disk while it is made: room for the index is left in front, for it is known how
 * many frames there will be.
 *
 * @param chunkCount frames of all plays
 */
export function createSpilledMp4Muxer(
  options: VideoMuxerOptions,
  chunkCount: number,
  spill: SpillFile,
): VideoMuxer {
  const muxer = new Muxer({
    target: new StreamTarget({
      onData: (data, position) => spill.write(new Uint8Array(data), position),
      chunked: true,
      chunkSize: PIECE_BYTES,
    }),
    fastStart: { expectedVideoChunks: chunkCount },
    video: trackOf(options),
  });
  return {
    add: (chunk, meta, timestamp) => muxer.addVideoChunk(chunk, meta, timestamp),
    settled: async () => {},
    finish: async () => {
      muxer.finalize();
      spill.write(createClipRecordBox(options.metadata), spill.sizeBytes);
      const file = await spill.finish();
      return file.slice(0, file.size, MP4.type);
    },
    dispose: spill.discard,
  };
}

function trackOf(options: VideoMuxerOptions) {
  const { widthPixels, heightPixels, framesPerSecond } = options;
  return {
    codec: 'avc' as const,
    width: widthPixels,
    height: heightPixels,
    ...(Number.isInteger(framesPerSecond) && { frameRate: framesPerSecond }),
  };
}
