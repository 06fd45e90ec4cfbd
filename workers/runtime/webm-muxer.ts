import {
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  Output,
  WebMOutputFormat,
} from 'mediabunny';
import { WEBM_RECORD_TAG } from '../../src/contract/clip-record-marks';
import type { VideoMuxer, VideoMuxerOptions } from './video-muxer';

/** A WebM (RFC 9559) with its seek index and its duration; the record is a tag of it. */
export function createWebmMuxer(codec: 'vp9' | 'av1', options: VideoMuxerOptions): VideoMuxer {
  const { framesPerSecond, metadata } = options;
  const target = new BufferTarget();
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
    finish: async () => {
      await writing;
      await output.finalize();
      if (!target.buffer) throw new Error('The WebM came out empty.');
      return new Blob([target.buffer], { type: 'video/webm' });
    },
    dispose: () => {},
  };
}
