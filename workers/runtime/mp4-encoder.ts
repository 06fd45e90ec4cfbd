import { openMp4Muxer } from './open-mp4-muxer';
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
export async function openMp4Encoder(options: Mp4EncoderOptions): Promise<VideoFileEncoder> {
  const chunkCount = options.frameCount * options.playCount;
  const muxer = await openMp4Muxer(options.codec.name, options, chunkCount);
  return createVideoFileEncoder({ ...options, muxer });
}
