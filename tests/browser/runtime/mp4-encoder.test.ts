import { ALL_FORMATS, BlobSource, EncodedPacketSink, Input, VideoSampleSink } from 'mediabunny';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { readClipRecord } from '../../../src/app/read-clip-record';
import { openGpuDevice } from '../../../workers/runtime/gpu-device';
import { createI420Converter, createVideoFrame } from '../../../workers/runtime/i420-converter';
import { openMp4Encoder } from '../../../workers/runtime/mp4-encoder';
import { defaultBitrate } from '../../../src/contract/video-bitrate';
import { chooseVideoCodec } from '../../../workers/runtime/video-codec';
import type { VideoFileEncoder } from '../../../workers/runtime/video-file-encoder';
import type { VideoCodecChoice } from '../../../src/contract/clip';
import { exampleRecord } from '../../fixtures/example-record';
import { createFrameTexture } from './gpu-texture';
import { createPhotoPattern } from './photo-pattern';

const WIDTH = 640;
const HEIGHT = 360;
const RATE = 24;
// One more than two seconds, so that there is a second key frame.
const FRAMES = 50;
/** Both key frames, where an encoder has the hardest time, are among those compared. */
const COMPARED_EVERY = 12;
const LEAST_ENCODING_PSNR_DB = 38;
const LEAST_WHOLE_PSNR_DB = 36;

async function encoderFor(
  widthPixels: number,
  heightPixels: number,
  framesPerSecond: number,
  frameCount: number,
  { playCount = 1, codec = 'auto' }: { playCount?: number; codec?: VideoCodecChoice } = {},
): Promise<VideoFileEncoder> {
  const bitrate = defaultBitrate(widthPixels, heightPixels, framesPerSecond);
  const size = { widthPixels, heightPixels, framesPerSecond };
  const chosen = await chooseVideoCodec({ ...size, bitrate }, codec);
  const metadata = JSON.stringify(exampleRecord);
  return openMp4Encoder({ ...size, codec: chosen, frameCount, playCount, metadata });
}

/** Gives frames of the pattern the whole way: texture, I420 on the GPU, read back. */
async function createPatternSource() {
  const gpu = await openGpuDevice('wasm');
  const converter = createI420Converter(gpu.device, WIDTH, HEIGHT);
  return {
    frameOf: async (index: number): Promise<VideoFrame> => {
      const rgba = createPhotoPattern(WIDTH, HEIGHT, index);
      const texture = createFrameTexture(gpu.device, WIDTH, HEIGHT, rgba);
      const frame = createVideoFrame(await converter.convert(texture), 0, 0);
      texture.destroy();
      return frame;
    },
    dispose: () => {
      converter.dispose();
      gpu.dispose();
    },
  };
}

async function encodePattern(): Promise<Blob> {
  const source = await createPatternSource();
  const encoder = await encoderFor(WIDTH, HEIGHT, RATE, FRAMES);
  for (let index = 0; index < FRAMES; index += 1) {
    await encoder.addFrame(await source.frameOf(index), index);
  }
  const video = await encoder.finish();
  encoder.dispose();
  source.dispose();
  return video;
}

function greyFrame(size: number): VideoFrame {
  const options = { codedWidth: size, codedHeight: size, timestamp: 0 };
  return new VideoFrame(new Uint8Array(size * size * 4).fill(128), { ...options, format: 'RGBX' });
}

/** As the GPU gives it: I420, BT.709, limited range. `grey` is 0..255. */
function lumaFrame(size: number, grey: number): VideoFrame {
  const data = new Uint8Array(size * size * 1.5).fill(128);
  data.fill(16 + Math.round((219 * grey) / 255), 0, size * size);
  return new VideoFrame(data, {
    format: 'I420',
    codedWidth: size,
    codedHeight: size,
    timestamp: 0,
    colorSpace: { matrix: 'bt709', primaries: 'bt709', transfer: 'bt709', fullRange: false },
  });
}

async function videoTrackOf(video: Blob) {
  const input = new Input({ source: new BlobSource(video), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new Error('The file has no video track.');
  return track;
}

/** Peak signal-to-noise ratio over R, G and B of 8 bits. */
function psnrOf(found: Uint8ClampedArray, expected: Uint8Array | Uint8ClampedArray): number {
  let sum = 0;
  for (let index = 0; index < expected.length; index += 1) {
    const isColour = index % 4 < 3;
    if (isColour) sum += ((found[index] ?? 0) - (expected[index] ?? 0)) ** 2;
  }
  return 10 * Math.log10((255 ** 2 * 0.75 * expected.length) / sum);
}

/** As a person sees it; the frame is closed. */
function takePixels(frame: VideoFrame): Uint8ClampedArray {
  const context = new OffscreenCanvas(WIDTH, HEIGHT).getContext('2d');
  if (!context) throw new Error('no 2D canvas');
  context.drawImage(frame, 0, 0);
  frame.close();
  return context.getImageData(0, 0, WIDTH, HEIGHT).data;
}

describe('a clip, read back by another muxer and decoded', () => {
  let video: Blob;
  beforeAll(async () => {
    video = await encodePattern();
  });

  test('has the size and the colour space it was made with', async () => {
    const track = await videoTrackOf(video);
    expect([track.displayWidth, track.displayHeight]).toEqual([WIDTH, HEIGHT]);
    expect(await track.getColorSpace()).toEqual({
      matrix: 'bt709',
      primaries: 'bt709',
      transfer: 'bt709',
      fullRange: false,
    });
  });

  test('has every frame at its exact time, and a key frame every two seconds', async () => {
    const packets = [];
    const sink = new EncodedPacketSink(await videoTrackOf(video));
    for await (const packet of sink.packets()) packets.push(packet);
    expect(packets.map(({ timestamp }) => timestamp)).toEqual(
      Array.from({ length: FRAMES }, (_, index) => index / RATE),
    );
    expect(packets.every(({ duration }) => Math.abs(duration - 1 / RATE) < 1e-9)).toBe(true);
    const keyFrames = packets.flatMap(({ type }, index) => (type === 'key' ? [index] : []));
    expect(keyFrames).toEqual([0, 2 * RATE]);
  });

  test('is decoded to as many frames', async () => {
    const sink = new VideoSampleSink(await videoTrackOf(video));
    let decoded = 0;
    for await (const sample of sink.samples()) {
      sample.close();
      decoded += 1;
    }
    expect(decoded).toBe(FRAMES);
  });

  test('looks like what was drawn, from the first frame on', async () => {
    const sink = new VideoSampleSink(await videoTrackOf(video));
    const source = await createPatternSource();
    const encodingPsnrs: number[] = [];
    const wholePsnrs: number[] = [];
    for (let index = 0; index < FRAMES; index += COMPARED_EVERY) {
      const sample = await sink.getSample(index / RATE);
      if (!sample) throw new Error(`Frame ${index} was not decoded.`);
      const decoded = takePixels(sample.toVideoFrame());
      sample.close();
      encodingPsnrs.push(psnrOf(decoded, takePixels(await source.frameOf(index))));
      wholePsnrs.push(psnrOf(decoded, createPhotoPattern(WIDTH, HEIGHT, index)));
    }
    source.dispose();
    expect(Math.min(...encodingPsnrs)).toBeGreaterThan(LEAST_ENCODING_PSNR_DB);
    // The encoder has found its feet by the first frame: the second key frame is no better.
    const [first = 0, last = Infinity] = [encodingPsnrs[0], encodingPsnrs.at(-1)];
    expect(first).toBeGreaterThan(last - 0.5);
    // Chroma at half the size costs more than the encoder: 39.7 dB at best on this pattern.
    expect(Math.min(...wholePsnrs)).toBeGreaterThan(LEAST_WHOLE_PSNR_DB);
  });

  test('tells how it was made', async () => {
    expect(await readClipRecord(video)).toEqual(exampleRecord);
  });

  test('plays in a video element', async () => {
    const element = document.createElement('video');
    element.src = URL.createObjectURL(video);
    await new Promise((resolve, reject) => {
      element.addEventListener('loadeddata', resolve);
      element.addEventListener('error', () => reject(new Error(element.error?.message)));
    });
    expect(element.duration).toBeCloseTo(FRAMES / RATE, 3);
    expect([element.videoWidth, element.videoHeight]).toEqual([WIDTH, HEIGHT]);
    URL.revokeObjectURL(element.src);
  });
});

describe('the encoder', () => {
  afterEach(() => vi.restoreAllMocks());

  test('takes frame rates that are no whole number', async () => {
    const encoder = await encoderFor(128, 128, 12.5, 5);
    for (let index = 0; index < 5; index += 1) await encoder.addFrame(greyFrame(128), index);
    const sink = new EncodedPacketSink(await videoTrackOf(await encoder.finish()));
    const times: number[] = [];
    for await (const packet of sink.packets()) times.push(packet.timestamp);
    expect(times.map((time) => Math.round(time * 1000))).toEqual([0, 80, 160, 240, 320]);
  });

  test.each(['h264', 'vp9', 'av1'] as const)(
    '%s: a loop that plays three times is encoded once, written thrice and decodes to its end',
    async (codec) => {
      const encoder = await encoderFor(128, 128, 24, 6, { playCount: 3, codec });
      for (let index = 0; index < 6; index += 1)
        await encoder.addFrame(lumaFrame(128, 30 * index), index);
      const track = await videoTrackOf(await encoder.finish());
      expect(track.codec).toBe({ h264: 'avc', vp9: 'vp9', av1: 'av1' }[codec]);
      const times: number[] = [];
      const greys: number[] = [];
      for await (const sample of new VideoSampleSink(track).samples()) {
        times.push(sample.timestamp);
        const context = new OffscreenCanvas(1, 1).getContext('2d');
        if (!context) throw new Error('no 2D canvas');
        sample.draw(context, 0, 0, 1, 1);
        greys.push(context.getImageData(0, 0, 1, 1).data[1] ?? -1);
        sample.close();
      }
      expect(times).toEqual(
        Array.from({ length: 18 }, (_, index) => expect.closeTo(index / 24, 5)),
      );
      expect(greys).toEqual(
        Array.from({ length: 18 }, (_, index) =>
          expect.toSatisfy((grey: number) => Math.abs(grey - 30 * (index % 6)) <= 6),
        ),
      );
    },
  );

  test('never has more than four frames waiting', async () => {
    const waiting: number[] = [];
    const encode = VideoEncoder.prototype.encode;
    vi.spyOn(VideoEncoder.prototype, 'encode').mockImplementation(function (
      this: VideoEncoder,
      ...values
    ) {
      encode.apply(this, values);
      waiting.push(this.encodeQueueSize);
    });
    const encoder = await encoderFor(512, 512, 24, 24);
    const frames = Array.from({ length: 24 }, () => greyFrame(512));
    for (const [index, frame] of frames.entries()) await encoder.addFrame(frame, index);
    await encoder.finish();
    // The first one is encoded twice.
    expect(waiting).toHaveLength(25);
    expect(Math.max(...waiting)).toBeLessThanOrEqual(4);
  });

  test('does not pass a clip off as whole when frames are missing', async () => {
    const encoder = await encoderFor(128, 128, 24, 5);
    await encoder.addFrame(greyFrame(128), 0);
    await expect(encoder.finish()).rejects.toMatchObject({
      code: 'encoder-failed',
      cause: '1 of 5 frames came out of the encoder.',
    });
  });

  test('fails in words once it is closed', async () => {
    const encoder = await encoderFor(128, 128, 24, 5);
    encoder.dispose();
    await expect(encoder.addFrame(greyFrame(128), 0)).rejects.toMatchObject({
      code: 'encoder-failed',
    });
    await expect(encoder.finish()).rejects.toMatchObject({ code: 'encoder-failed' });
  });
});
