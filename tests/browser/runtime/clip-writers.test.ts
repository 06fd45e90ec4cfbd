import { ALL_FORMATS, BlobSource, EncodedPacketSink, Input } from 'mediabunny';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readClipRecord } from '../../../src/app/read-clip-record';
import type { ClipContainer, ClipRecord, ClipSettings } from '../../../src/contract/clip';
import { openGpuDevice, type GpuContext } from '../../../workers/runtime/gpu-device';
import { openClipWriter } from '../../../workers/runtime/open-clip-writer';
import { exampleRecord } from '../../fixtures/example-record';
import { decodeVideo } from '../decode-video';
import { createFrameTexture } from './gpu-texture';
import { createPhotoPattern } from './photo-pattern';

const WIDTH = 160;
const HEIGHT = 90;
/** No whole number of milliseconds, nor of hundredths of a second. */
const RATE = 30;
const FRAMES = 14;
const SECONDS = FRAMES / RATE;

let gpu: GpuContext;
beforeAll(async () => {
  gpu = await openGpuDevice('wasm');
});
afterAll(() => gpu.dispose());

async function write(
  container: ClipContainer,
  changes: Partial<ClipSettings> = {},
): Promise<{ file: Blob; record: ClipRecord }> {
  const size = { widthPixels: WIDTH, heightPixels: HEIGHT, framesPerSecond: RATE };
  const settings: ClipSettings = {
    ...exampleRecord.settings,
    ...size,
    container,
    codec: 'auto',
    playCount: 1,
    ...changes,
  };
  const record = { ...exampleRecord, settings };
  const metadata = JSON.stringify(record);
  const writer = await openClipWriter(gpu.device, { settings, frameCount: FRAMES, metadata });
  for (let index = 0; index < FRAMES; index += 1) {
    const rgba = createPhotoPattern(WIDTH, HEIGHT, 10 * index);
    const texture = createFrameTexture(gpu.device, WIDTH, HEIGHT, rgba);
    const writeFrame = await writer.read(texture, index);
    texture.destroy();
    await writeFrame();
  }
  const file = await writer.finish();
  writer.dispose();
  return { file, record };
}

/** Every frame as the browser shows it, laid over those before. */
async function decodePicture(file: Blob) {
  const decoder = new ImageDecoder({ data: await file.arrayBuffer(), type: file.type });
  await decoder.tracks.ready;
  const track = decoder.tracks.selectedTrack;
  if (!track) throw new Error('The file has no picture.');
  const frames: { pixels: Uint8ClampedArray; milliseconds: number }[] = [];
  for (let frameIndex = 0; frameIndex < track.frameCount; frameIndex += 1) {
    const { image } = await decoder.decode({ frameIndex });
    const context = new OffscreenCanvas(WIDTH, HEIGHT).getContext('2d');
    if (!context) throw new Error('no 2D canvas');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, WIDTH, HEIGHT);
    frames.push({ pixels: data, milliseconds: (image.duration ?? 0) / 1000 });
    image.close();
  }
  return { frames, repetitions: track.repetitionCount };
}

/** Mean difference of R, G and B, of 255. */
function differenceOf(found: Uint8ClampedArray, expected: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < found.length; at += 1) {
    if (at % 4 < 3) sum += Math.abs((found[at] ?? 0) - (expected[at] ?? 0));
  }
  return sum / ((found.length / 4) * 3);
}

describe.each([
  { container: 'gif', mostDifference: 8 },
  { container: 'webp', mostDifference: 5 },
] as const)('$container', ({ container, mostDifference }) => {
  test('decodes to every frame, as long as asked, looping for ever', async () => {
    const { file } = await write(container);
    expect(file.type).toBe(`image/${container}`);
    const { frames, repetitions } = await decodePicture(file);
    expect(frames).toHaveLength(FRAMES);
    expect(repetitions).toBe(Infinity);
    const milliseconds = frames.reduce((sum, frame) => sum + frame.milliseconds, 0);
    expect(milliseconds).toBeCloseTo(SECONDS * 1000, -1);
    for (const frame of frames) {
      expect(Math.abs(frame.milliseconds - 1000 / RATE)).toBeLessThan(7);
    }
  });

  test('every frame looks like the one that was drawn, and not like its neighbour', async () => {
    const { file } = await write(container);
    const { frames } = await decodePicture(file);
    for (const [index, { pixels }] of frames.entries()) {
      const own = differenceOf(pixels, createPhotoPattern(WIDTH, HEIGHT, 10 * index));
      const other = differenceOf(pixels, createPhotoPattern(WIDTH, HEIGHT, 10 * index + 40));
      expect(own).toBeLessThan(mostDifference);
      expect(own).toBeLessThan(other);
    }
  });

  test('has the record in it', async () => {
    const { file, record } = await write(container);
    expect(await readClipRecord(file)).toEqual(record);
  });
});

test('in a GIF what stands still does not flicker: its pixels are the same in every frame', async () => {
  const { frames } = await decodePicture((await write('gif')).file);
  // The house of the pattern.
  const at = (Math.round(HEIGHT * 0.6) * WIDTH + Math.round(HEIGHT * 0.85)) * 4;
  const colours = frames.map(({ pixels }) => pixels.slice(at, at + 3).join());
  expect(new Set(colours).size).toBe(1);
});

describe('WebM', () => {
  test('is one, in a codec that it may hold, though H.264 comes first elsewhere', async () => {
    const { file } = await write('webm');
    expect(file.type).toBe('video/webm');
    const input = new Input({ source: new BlobSource(file), formats: ALL_FORMATS });
    expect((await input.getFormat()).name).toBe('WebM');
    const track = await input.getPrimaryVideoTrack();
    expect(track?.codec).toBe('vp9');
  });

  test('decodes to every frame of every play, at its time', async () => {
    const { file } = await write('webm', { isLoop: true, playCount: 2 });
    const video = await decodeVideo(file);
    expect([video.width, video.height]).toEqual([WIDTH, HEIGHT]);
    expect(video.frames).toHaveLength(2 * FRAMES);
    expect(video.durationSeconds).toBeCloseTo(2 * SECONDS, 2);
    for (const [index, { timestampSeconds }] of video.frames.entries()) {
      expect(timestampSeconds).toBeCloseTo(index / RATE, 2);
    }
    const again = video.frames[FRAMES];
    const first = video.frames[0];
    expect(again && first && differenceOf(again.pixels, first.pixels)).toBe(0);
  });

  test('begins with a key frame and has the record in it', async () => {
    const { file, record } = await write('webm');
    const input = new Input({ source: new BlobSource(file), formats: ALL_FORMATS });
    const track = await input.getPrimaryVideoTrack();
    const packet = track && (await new EncodedPacketSink(track).getFirstPacket());
    expect(packet?.type).toBe('key');
    expect(await readClipRecord(file)).toEqual(record);
  });

  test('cannot be had with H.264', async () => {
    await expect(write('webm', { codec: 'h264' })).rejects.toMatchObject({
      code: 'size-unsupported',
    });
  });
});
