import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StudioClient } from '../../src/client/studio-client';
import type { ClipSettings } from '../../src/contract/clip';
import type { PreviewReport } from '../../src/contract/preview';
import type { Progress } from '../../src/contract/progress';
import type { Result } from '../../src/contract/result';
import type { Strip } from '../../src/contract/strip';
import { decodeVideo } from './decode-video';
import { paintPhoto } from './paint-photo';
import { NEVER, openTinyStudio, SMALL_CLIP } from './tiny-studio';

const [WIDTH, HEIGHT] = [96, 64];
const SETTINGS: ClipSettings = {
  ...SMALL_CLIP,
  motionStrength: 2,
  widthPixels: WIDTH,
  heightPixels: HEIGHT,
};
const STILL = { kind: 'preset', preset: 'static', strength: 1 } as const;

let client: StudioClient;
let canvas: HTMLCanvasElement;
const drawn: number[] = [];

beforeAll(async () => {
  ({ client } = await openTinyStudio());
  canvas = document.createElement('canvas');
  await client.attachPreview(canvas.transferControlToOffscreen(), (frame) => drawn.push(frame));
  await show({}, await paintPhoto(480, 320));
});

afterAll(() => client.dispose());

async function show(
  change: Partial<ClipSettings>,
  photo: ImageBitmap | null = null,
): Promise<{ readonly result: Result<PreviewReport>; readonly stages: readonly string[] }> {
  const stages = new Set<string>();
  const settings = { ...SETTINGS, widthPixels: 192, heightPixels: 128, ...change };
  const result = await client.preview(
    { photo, photoId: 'painted', settings },
    ({ kind }) => stages.add(kind),
    NEVER,
  );
  return { result, stages: [...stages] };
}

function request(
  change: Partial<ClipSettings>,
  signal = NEVER,
  pictureCount = 4,
): { readonly result: Promise<Result<Strip>>; readonly progress: readonly Progress[] } {
  const progress: Progress[] = [];
  const settings = { ...SETTINGS, ...change };
  const result = client.renderStrip(
    { settings, pictureCount },
    (each) => progress.push(each),
    signal,
  );
  return { result, progress };
}

async function stripOf(change: Partial<ClipSettings>, pictureCount = 4): Promise<Strip> {
  const result = await request(change, NEVER, pictureCount).result;
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

function pixelsOf(source: CanvasImageSource): Uint8ClampedArray {
  const context = new OffscreenCanvas(WIDTH, HEIGHT).getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(source, 0, 0, WIDTH, HEIGHT);
  return context.getImageData(0, 0, WIDTH, HEIGHT).data;
}

/** Mean difference of two pictures, in levels of 255. */
function distance(one: CanvasImageSource, other: CanvasImageSource): number {
  return difference(pixelsOf(one), pixelsOf(other));
}

function difference(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
  return one.reduce((sum, value, i) => sum + Math.abs(value - (other[i] ?? NaN)), 0) / one.length;
}

function picture({ pictures }: Strip, index: number): ImageBitmap {
  const found = pictures[index];
  if (!found) throw new Error(`no picture ${index}`);
  return found;
}

test('a strip has the frames of the clip of the same settings, at its size', async () => {
  const strip = await stripOf({}, 4);
  expect(strip.pictures.map(({ width, height }) => [width, height])).toEqual(
    Array.from({ length: 4 }, () => [WIDTH, HEIGHT]),
  );
  const clip = await client.animate(
    // Of another name: the clip is made from nothing.
    { photo: await paintPhoto(480, 320), photoId: 'again', settings: SETTINGS },
    () => undefined,
    NEVER,
  );
  if (!clip.ok) throw new Error(clip.failure.message);
  expect(strip.motionSha256).toBe(clip.value.motionSha256);
  const { frames } = await decodeVideo(clip.value.video);
  expect(frames).toHaveLength(12);
  for (const [index, shown] of strip.pictures.entries()) {
    const [near = NaN, far = NaN] = [3 * index, (3 * index + 4) % 12].map((frame) =>
      difference(pixelsOf(shown), frames[frame]?.pixels ?? new Uint8ClampedArray()),
    );
    // What the codec loses of a picture this small, and less than what another frame shows.
    expect(near).toBeLessThan(4);
    expect(near).toBeLessThan(0.6 * far);
  }
});

test('another camera is other pictures of the same motion, and no work for the networks', async () => {
  const before = await stripOf({ camera: STILL });
  const moved = request({ camera: { kind: 'preset', preset: 'pan-left', strength: 1 } });
  const result = await moved.result;
  if (!result.ok) throw new Error(result.failure.message);
  expect(result.value.motionSha256).toBe(before.motionSha256);
  expect(moved.progress.map(({ kind }) => kind)).not.toContain('denoise');
  expect(distance(picture(result.value, 0), picture(before, 0))).toBe(0);
  expect(distance(picture(result.value, 2), picture(before, 2))).toBeGreaterThan(3);
});

test('another seed is another motion; what the stage shows stays held', async () => {
  const first = await stripOf({ camera: STILL });
  const other = request({ camera: STILL, seed: 4 });
  const result = await other.result;
  if (!result.ok) throw new Error(result.failure.message);
  expect(other.progress.map(({ kind }) => kind)).toContain('denoise');
  expect(other.progress.at(-1)).toMatchObject({ kind: 'render', fraction: 1 });
  expect(result.value.motionSha256).not.toBe(first.motionSha256);
  expect(distance(picture(result.value, 0), picture(first, 0))).toBe(0);
  // The tiny pack has learnt next to nothing: its motions are alike.
  expect(distance(picture(result.value, 2), picture(first, 2))).toBeGreaterThan(0.03);
  for (let seed = 5; seed < 12; seed += 1) await stripOf({ camera: STILL, seed }, 1);
  expect((await show({ motionStrength: 1 })).stages).not.toContain('denoise');
});

test('a variation that is chosen is shown without the networks', async () => {
  await show({});
  const { motionSha256 } = await stripOf({ seed: 40 });
  const { result, stages } = await show({ seed: 40 });
  expect(result).toMatchObject({ ok: true, value: { motionSha256 } });
  expect(stages).not.toContain('denoise');
});

test('a strip can be cancelled, and the next one is made', async () => {
  const controller = new AbortController();
  const cancelled = request({ seed: 50 }, controller.signal);
  const next = request({ seed: 51 });
  setTimeout(() => controller.abort(), 50);
  expect(await cancelled.result).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  expect(await next.result).toMatchObject({ ok: true });
});

test('what the stage is asked for comes before strips, which are made afterwards', async () => {
  const order: string[] = [];
  const strips = [60, 61, 62].map((seed) =>
    request({ seed }).result.then(({ ok }) => order.push(`strip ${seed} ${ok}`)),
  );
  await new Promise((resolve) => setTimeout(resolve, 30));
  await show({ motionSpeed: 0.5 }).then(({ result: { ok } }) => order.push(`stage ${ok}`));
  await Promise.all(strips);
  expect(order.indexOf('stage true')).toBeLessThanOrEqual(1);
  expect(order.filter((it) => it.endsWith('true'))).toHaveLength(4);
});

test('the stage plays on while strips are made', async () => {
  client.steerPreview({ kind: 'play' });
  const making = [70, 71].map((seed) => stripOf({ seed }, 16));
  const count = drawn.length;
  await Promise.all(making);
  expect(drawn.length).toBeGreaterThan(count + 3);
});

test('a strip of what is not shown is refused in words, and so is one beyond the bounds', async () => {
  expect(await request({ prompt: 'rain falls' }).result).toMatchObject({
    ok: false,
    failure: { code: 'invalid-request', recovery: 'retry' },
  });
  expect(await request({}, NEVER, 1000).result).toMatchObject({
    ok: false,
    failure: { code: 'invalid-request' },
  });
});

test('when the stage is left its strips go with it', async () => {
  client.steerPreview({ kind: 'leave' });
  expect(await request({}).result).toMatchObject({ ok: false, failure: { code: 'unexpected' } });
  expect((await show({}, await paintPhoto(480, 320))).result).toMatchObject({ ok: true });
  expect(await request({}).result).toMatchObject({ ok: true });
});
