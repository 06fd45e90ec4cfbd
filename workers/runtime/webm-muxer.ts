import { WebMOutputFormat } from 'mediabunny';
import { WEBM_RECORD_TAG } from '../../src/contract/clip-record-marks';
import { createPacketMuxer } from './packet-muxer';
import type { SpillFile } from './spill-file';
import type { VideoMuxer, VideoMuxerOptions } from './video-muxer';

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
  return createPacketMuxer(options, {
    format: new WebMOutputFormat(),
    codec,
    tags: { [WEBM_RECORD_TAG]: options.metadata },
    spill,
  });
}
