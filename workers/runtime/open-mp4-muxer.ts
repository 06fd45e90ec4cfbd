import type { VideoCodecName } from '../../src/contract/clip';
import { createMp4Muxer, createSpilledMp4Muxer } from './mp4-muxer';
import { openSpillForVideo } from './open-spill-for-video';
import type { VideoMuxer, VideoMuxerOptions } from './video-muxer';

/**
 * An MP4 in memory, or on the disk where it will be large and the browser has a place for it.
 *
 * @param chunkCount frames of all plays
 */
export async function openMp4Muxer(
  codec: VideoCodecName,
  options: VideoMuxerOptions,
  chunkCount: number,
): Promise<VideoMuxer> {
  const spill = await openSpillForVideo(options, chunkCount);
  if (codec !== 'h264') {
    const { createMp4PacketMuxer } = await import('./mp4-packet-muxer');
    return createMp4PacketMuxer(codec, options, chunkCount, spill);
  }
  return spill ? createSpilledMp4Muxer(options, chunkCount, spill) : createMp4Muxer(options);
}
