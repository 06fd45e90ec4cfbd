import { expect, test } from 'vitest';
import { defaultBitrate } from '../../../src/contract/video-bitrate';
import { openMp4Encoder } from '../../../workers/runtime/mp4-encoder';
import { chooseVideoCodec } from '../../../workers/runtime/video-codec';
import { decodeVideo } from '../decode-video';

const FRAMES = 3;

async function encode(codec: 'vp9' | 'av1', widthPixels: number, heightPixels: number) {
  const size = { widthPixels, heightPixels, framesPerSecond: 24 };
  const bitrate = defaultBitrate(widthPixels, heightPixels, 24);
  const chosen = await chooseVideoCodec({ ...size, bitrate }, codec);
  const times = { frameCount: FRAMES, playCount: 1 };
  const encoder = await openMp4Encoder({ ...size, ...times, codec: chosen, metadata: '{}' });
  for (let index = 0; index < FRAMES; index += 1) {
    const data = new Uint8Array(widthPixels * heightPixels * 1.5).fill(100 + 20 * index);
    const options = { codedWidth: widthPixels, codedHeight: heightPixels, timestamp: 0 };
    await encoder.addFrame(new VideoFrame(data, { ...options, format: 'I420' }), index);
  }
  const video = await encoder.finish();
  encoder.dispose();
  return video;
}

/** What a box has in it, wherever it lies, as hex. */
async function boxOf(video: Blob, type: string): Promise<string> {
  const bytes = new Uint8Array(await video.arrayBuffer());
  const name = new TextEncoder().encode(type);
  const at = bytes.findIndex((_, start) => name.every((byte, i) => bytes[start + i] === byte));
  if (at < 0) throw new Error(`There is no ${type}.`);
  const end = at - 4 + new DataView(bytes.buffer).getUint32(at - 4);
  return [...bytes.subarray(at + 4, end)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join(' ');
}

const BT709_LIMITED = '6e 63 6c 78 00 01 00 01 00 01 00';

// AV1 in ISOBMFF, 2.3.3: version, profile and level, tier and 4:2:0, no delay.
test.each([
  ['level 2.1', 640, 360, '81 01 0c 00'],
  ['level 4.0', 1920, 1080, '81 08 0c 00'],
])('av1C says %s of %d x %d, as the stream does', async (_, width, height, expected) => {
  const video = await encode('av1', width, height);
  expect(await boxOf(video, 'av1C')).toBe(expected);
  expect(await boxOf(video, 'colr')).toBe(BT709_LIMITED);
  expect(await decodeVideo(video)).toMatchObject({ width, height, frames: { length: FRAMES } });
});

// VP Codec ISO Media File Format Binding: version and flags, profile, level, 8 bits 4:2:0 limited,
// primaries, transfer and matrix of BT.709, nothing more.
test.each([
  ['level 2.1', 640, 360, '01 00 00 00 00 15 80 01 01 01 00 00'],
  ['level 4.1', 1920, 1080, '01 00 00 00 00 29 80 01 01 01 00 00'],
])('vpcC says %s of %d x %d, and its colours', async (_, width, height, expected) => {
  const video = await encode('vp9', width, height);
  expect(await boxOf(video, 'vpcC')).toBe(expected);
  expect(await boxOf(video, 'colr')).toBe(BT709_LIMITED);
  expect(await decodeVideo(video)).toMatchObject({ width, height, frames: { length: FRAMES } });
});
