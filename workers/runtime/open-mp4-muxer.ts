import type { VideoCodecName } from '../../src/contract/clip';
import { createMp4Muxer, createSpilledMp4Muxer } from './mp4-muxer';
import { openSpillFile } from './spill-file';
import { defaultBitrate } from './video-codec';
import type { VideoMuxer, VideoMuxerOptions } from './video-muxer';

/** From this size on a file is written to the disk while it is made. */
const SPILL_BYTES = 64 * 2 ** 20;
/** So many times its size must be free: the library keeps a copy. */
const ROOM = 2.5;

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
  const { widthPixels, heightPixels, framesPerSecond } = options;
  const bitrate = defaultBitrate(widthPixels, heightPixels, framesPerSecond);
  const expectedBytes = (bitrate / 8) * (chunkCount / framesPerSecond);
  if (expectedBytes < SPILL_BYTES || !(await hasRoom(expectedBytes))) {
    return createMp4Muxer(codec, options);
  }
  try {
    return createSpilledMp4Muxer(codec, options, chunkCount, await openSpillFile());
  } catch {
    // Some browsers forbid it in private windows: memory will do for most clips.
    return createMp4Muxer(codec, options);
  }
}

async function hasRoom(expectedBytes: number): Promise<boolean> {
  const { usage = 0, quota = Infinity } = await navigator.storage.estimate();
  return quota - usage > ROOM * expectedBytes;
}
