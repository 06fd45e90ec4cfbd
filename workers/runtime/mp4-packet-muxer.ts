import { Mp4OutputFormat } from 'mediabunny';
import { createClipRecordBox } from './clip-record-box';
import { createPacketMuxer } from './packet-muxer';
import type { SpillFile } from './spill-file';
import type { VideoMuxer, VideoMuxerOptions } from './video-muxer';

/**
 * An MP4 of VP9 or AV1 with the index in front. mp4-muxer, which writes H.264, tells decoders the
 * same of every AV1 stream, that it is of level 2.0, and of VP9 that its colours are unknown.
 *
 * @param chunkCount frames of all plays
 * @param spill where it is written while it is made; memory without it
 */
export function createMp4PacketMuxer(
  codec: 'vp9' | 'av1',
  options: VideoMuxerOptions,
  chunkCount: number,
  spill?: SpillFile,
): VideoMuxer {
  return createPacketMuxer(options, {
    format: new Mp4OutputFormat({ fastStart: spill ? 'reserve' : 'in-memory' }),
    codec,
    chunkCount,
    trailer: createClipRecordBox(options.metadata),
    spill,
  });
}
