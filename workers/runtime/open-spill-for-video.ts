import { defaultBitrate } from '../../src/contract/video-bitrate';
import { openSpillFile, removeOrphans, type SpillFile } from './spill-file';
import type { VideoMuxerOptions } from './video-muxer';

/** From this size on a file is written to the disk while it is made. */
const SPILL_BYTES = 64 * 2 ** 20;
/** So many times its size must be free: the library keeps a copy. */
const ROOM = 2.5;

/**
 * A file on the disk for a video that will be large; undefined for any other, and where the
 * browser has no place for it, so that memory has to do.
 *
 * @param chunkCount frames of all plays
 */
export async function openSpillForVideo(
  { widthPixels, heightPixels, framesPerSecond }: VideoMuxerOptions,
  chunkCount: number,
): Promise<SpillFile | undefined> {
  const bitrate = defaultBitrate(widthPixels, heightPixels, framesPerSecond);
  const expectedBytes = (bitrate / 8) * (chunkCount / framesPerSecond);
  if (expectedBytes < SPILL_BYTES) return undefined;
  // What a worker that was ended has left behind is no reason to do without.
  await removeOrphans().catch(() => {});
  if (!(await hasRoom(expectedBytes))) return undefined;
  // Some browsers forbid it in private windows: memory will do for most clips.
  return openSpillFile().catch(() => undefined);
}

async function hasRoom(expectedBytes: number): Promise<boolean> {
  const { usage = 0, quota = Infinity } = await navigator.storage.estimate();
  return quota - usage > ROOM * expectedBytes;
}
