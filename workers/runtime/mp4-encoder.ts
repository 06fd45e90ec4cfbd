import { createMp4Muxer } from './mp4-muxer';
import {
  createVideoFileEncoder,
  type VideoFileEncoder,
  type VideoFileOptions,
} from './video-file-encoder';
import type { VideoMuxerOptions } from './video-muxer';

export interface Mp4EncoderOptions extends Omit<VideoFileOptions, 'muxer'>, VideoMuxerOptions {}

/**
 * WebCodecs into MP4.
 *
 * @throws StudioError `encoder-failed` if the encoder refuses its configuration
 */
export function createMp4Encoder(options: Mp4EncoderOptions): VideoFileEncoder {
  return createVideoFileEncoder({
    ...options,
    muxer: createMp4Muxer(options.codec.name, options),
  });
}
