import { createVideoFrame } from '../../../workers/runtime/i420-converter';
import { openMp4Encoder } from '../../../workers/runtime/mp4-encoder';
import { rgbaToI420 } from '../../../workers/runtime/rgba-to-i420';
import { defaultBitrate } from '../../../src/contract/video-bitrate';
import { chooseVideoCodec } from '../../../workers/runtime/video-codec';

export interface MadeClip {
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly framesPerSecond: number;
  readonly frameCount: number;
  /** RGBA of a frame. */
  pixelsOf(frame: number): Uint8ClampedArray;
}

/** A small clip, encoded as the studio encodes its own. */
export async function makeClip(made: MadeClip): Promise<Blob> {
  const { widthPixels, heightPixels, framesPerSecond, frameCount } = made;
  const size = { widthPixels, heightPixels, framesPerSecond };
  const bitrate = defaultBitrate(widthPixels, heightPixels, framesPerSecond);
  const codec = await chooseVideoCodec({ ...size, bitrate });
  const encoder = await openMp4Encoder({
    ...size,
    codec,
    frameCount,
    playCount: 1,
    metadata: '{}',
  });
  for (let index = 0; index < frameCount; index += 1) {
    const i420 = rgbaToI420(made.pixelsOf(index), widthPixels, heightPixels);
    await encoder.addFrame(createVideoFrame(i420, 0, 0), index);
  }
  const video = await encoder.finish();
  encoder.dispose();
  return video;
}

/** A picture of one colour. */
export function plain(
  widthPixels: number,
  heightPixels: number,
  [red, green, blue]: readonly [number, number, number],
): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(widthPixels * heightPixels * 4);
  for (let at = 0; at < pixels.length; at += 4) pixels.set([red, green, blue, 255], at);
  return pixels;
}
