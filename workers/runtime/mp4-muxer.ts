import { ArrayBufferTarget, Muxer } from 'mp4-muxer';
import type { VideoCodecName } from '../../src/contract/clip';
import { createClipRecordBox } from './clip-record-box';
import type { VideoMuxer, VideoMuxerOptions } from './video-muxer';

const MUXER_CODECS = { h264: 'avc', vp9: 'vp9', av1: 'av1' } as const satisfies Record<
  VideoCodecName,
  string
>;

/**
 * An MP4 with the index in front, so that the clip plays while it loads. Whole frame rates become
 * the time scale, which makes every timestamp exact.
 */
export function createMp4Muxer(codec: VideoCodecName, options: VideoMuxerOptions): VideoMuxer {
  const { widthPixels, heightPixels, framesPerSecond, metadata } = options;
  const muxer = new Muxer({
    target: new ArrayBufferTarget(),
    fastStart: 'in-memory',
    video: {
      codec: MUXER_CODECS[codec],
      width: widthPixels,
      height: heightPixels,
      ...(Number.isInteger(framesPerSecond) && { frameRate: framesPerSecond }),
    },
  });
  return {
    add: (chunk, meta, timestamp) => muxer.addVideoChunk(chunk, meta, timestamp),
    finish: async () => {
      muxer.finalize();
      return new Blob([muxer.target.buffer, createClipRecordBox(metadata)], { type: 'video/mp4' });
    },
  };
}
