import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StudioClient } from '../../src/client/studio-client';
import type { ClipSettings } from '../../src/contract/clip';
import { motionMaskOf } from '../../src/contract/motion-mask';
import type { PreviewReport } from '../../src/contract/preview';
import type { Progress, ProgressKind } from '../../src/contract/progress';
import type { RegionMap } from '../../src/contract/regions';
import type { Result } from '../../src/contract/result';
import { decodeVideo } from './decode-video';
import { paintPhoto } from './paint-photo';
import { NEVER, openTinyStudio, SMALL_CLIP } from './tiny-studio';

const SETTINGS: ClipSettings = { ...SMALL_CLIP, motionStrength: 2, framesPerSecond: 30 };

/** From the worker's word that a frame is drawn to its being on the page's canvas. */
const SHOWN_MS = 1000;

let client: StudioClient;
let canvas: HTMLCanvasElement;
const drawn: number[] = [];

beforeAll(async () => {
  ({ client } = await openTinyStudio());
  canvas = document.createElement('canvas');
  document.body.append(canvas);
  const attached = await client.attachPreview(canvas.transferControlToOffscreen(), (frame) =>
    drawn.push(frame),
  );
  expect(attached).toEqual({ ok: true, value: null });
});

afterAll(() => {
  client.dispose();
  canvas.remove();
});

/** Shows settings, with the photo or with the one that the worker has. */
async function show(
  change: Partial<ClipSettings>,
  withPhoto = false,
): Promise<{ readonly result: Result<PreviewReport>; readonly stages: Set<ProgressKind> }> {
  const stages = new Set<ProgressKind>();
  const photo = withPhoto ? await paintPhoto(480, 320) : null;
  const settings = { ...SETTINGS, ...change };
  const request = { photo, photoId: 'painted', settings };
  const result = await client.preview(request, ({ kind }) => stages.add(kind), NEVER);
  return { result, stages };
}

/** The pixels of a picture at the size of the canvas. */
function pixelsOf(source: CanvasImageSource): Uint8ClampedArray {
  const context = new OffscreenCanvas(192, 128).getContext('2d');
  if (!context) throw new Error('no canvas');
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, 192, 128);
  return context.getImageData(0, 0, 192, 128).data;
}

/** Mean difference. */
function distance(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
  return one.reduce((sum, value, i) => sum + Math.abs(value - (other[i] ?? NaN)), 0) / one.length;
}

test('without a photo there is a failure and a way on', async () => {
  const { result } = await show({});
  expect(result).toMatchObject({ ok: false, failure: { code: 'unexpected', recovery: 'retry' } });
});

test('plays the photo on the canvas of the page', async () => {
  const { result, stages } = await show({}, true);
  expect(result).toMatchObject({ ok: true, value: { frameCount: 30 } });
  expect(stages).toContain('denoise');
  await expect.poll(() => new Set(drawn).size, { timeout: 20_000 }).toBeGreaterThan(5);
  expect([canvas.width, canvas.height]).toEqual([192, 128]);
});

test('held at frame 0 it shows the photo, later something else', async () => {
  client.steerPreview({ kind: 'pause' });
  client.steerPreview({ kind: 'seek', frame: 0 });
  const photo = pixelsOf(await paintPhoto(480, 320));
  const isPhoto = (): number => distance(pixelsOf(canvas), photo);
  await expect.poll(isPhoto, { timeout: 20_000 }).toBeLessThan(2.5);
  client.steerPreview({ kind: 'seek', frame: 15 });
  await expect.poll(() => drawn.at(-1), { timeout: 20_000 }).toBe(15);
  await expect.poll(isPhoto).toBeGreaterThan(4);
});

test('a camera, a strength or a length is shown without the networks', async () => {
  const before = await show({});
  const after = await show({
    camera: { kind: 'preset', preset: 'pan-left', strength: 1 },
    motionStrength: 0,
    durationSeconds: 2,
  });
  expect(after.result).toMatchObject({ ok: true, value: { frameCount: 60 } });
  expect(after.stages).not.toContain('denoise');
  if (!before.result.ok || !after.result.ok) throw new Error('no preview');
  expect(after.result.value.motionSha256).toBe(before.result.value.motionSha256);
});

test('a mask is shown without the networks: where nothing may move, nothing moves', async () => {
  const everything = {
    kind: 'freeze',
    radiusPixels: 600,
    softness: 0,
    points: [240, 160],
  } as const;
  const camera = { kind: 'preset', preset: 'static', strength: 1 } as const;
  const { result, stages } = await show({ mask: [everything], camera });
  expect(result.ok).toBe(true);
  expect(stages).not.toContain('denoise');
  client.steerPreview({ kind: 'seek', frame: 0 });
  await expect.poll(() => drawn.at(-1), { timeout: 20_000 }).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, SHOWN_MS));
  const first = pixelsOf(canvas);
  client.steerPreview({ kind: 'seek', frame: 15 });
  await expect.poll(() => drawn.at(-1), { timeout: 20_000 }).toBe(15);
  await new Promise((resolve) => setTimeout(resolve, SHOWN_MS));
  expect(distance(pixelsOf(canvas), first)).toBe(0);
});

test('an arrow is another motion of the same photo', async () => {
  const before = await show({});
  const after = await show({ arrows: [{ fromX: 100, fromY: 40, toX: 220, toY: 40 }] });
  expect(after.stages).toContain('denoise');
  if (!before.result.ok || !after.result.ok) throw new Error('no preview');
  expect(after.result.value.motionSha256).not.toBe(before.result.value.motionSha256);
});

test('regions are told, and a held one is still, without the networks', async () => {
  const before = await show({});
  if (!before.result.ok) throw new Error('no preview');
  const { regions } = before.result.value;
  expect(regions.length).toBeGreaterThan(0);
  const camera = { kind: 'preset', preset: 'static', strength: 1 } as const;
  const held = await show({
    camera,
    regionStrengths: { sky: 0, water: 0, foliage: 0, grass: 0, person: 0, animal: 0, vehicle: 0 },
  });
  expect(held.stages).not.toContain('denoise');
  const stillness = distance(await frameAt(12), await frameAt(0));
  await show({ camera });
  const motion = distance(await frameAt(13), await frameAt(1));
  expect(stillness).toBeLessThan(0.2 * motion);
});

/** Settles on a frame and gives its pixels. */
async function frameAt(frame: number): Promise<Uint8ClampedArray> {
  client.steerPreview({ kind: 'pause' });
  client.steerPreview({ kind: 'seek', frame });
  await expect.poll(() => drawn.at(-1), { timeout: 20_000 }).toBe(frame);
  await new Promise((resolve) => setTimeout(resolve, SHOWN_MS));
  return pixelsOf(canvas);
}

/** Numbers of the places under the canvas's pixels; 0 at every rim too, where two meet. */
function placesUnder({ width, height, placeNumbers }: RegionMap): number[] {
  const at = (x: number, y: number): number =>
    placeNumbers[Math.floor((y / 128) * height) * width + Math.floor((x / 192) * width)] ?? 0;
  return Array.from({ length: 192 * 128 }, (_, i) => {
    const [x, y] = [(i % 192) + 0.5, Math.floor(i / 192) + 0.5];
    const around = [-3, 0, 3].flatMap((dx) => [-3, 0, 3].map((dy) => at(x + dx, y + dy)));
    return around.every((number) => number === around[4]) ? (around[4] ?? 0) : 0;
  });
}

const STATIC = { camera: { kind: 'preset', preset: 'static', strength: 1 } } as const;

/** By how much two pictures differ in each of the pixels, as a list. */
function changes(one: Uint8ClampedArray, other: Uint8ClampedArray): number[] {
  return Array.from({ length: one.length / 4 }, (_, i) =>
    [0, 1, 2].reduce(
      (sum, channel) =>
        sum + Math.abs((one[4 * i + channel] ?? NaN) - (other[4 * i + channel] ?? 0)),
      0,
    ),
  );
}

const sumWhere = (values: readonly number[], isCounted: (index: number) => boolean): number =>
  values.reduce((sum, value, index) => sum + (isCounted(index) ? value : 0), 0);

/** Shows settings, and tells how each pixel changes from frame 0 to frame 13. */
async function motionWith(change: Partial<ClipSettings>) {
  const { result, stages } = await show({ ...STATIC, ...change });
  if (!result.ok) throw new Error('no preview');
  const motion = changes(await frameAt(0), await frameAt(13));
  return { motion, stages, regionMap: result.value.regionMap };
}

/** The place that moves the most, where the pixels of the canvas lie in it, and the free motion. */
async function findMovingPlace() {
  const { motion, regionMap } = await motionWith({});
  const under = placesUnder(regionMap);
  const motions = regionMap.places.map((_, index) =>
    sumWhere(motion, (pixel) => under[pixel] === index + 1),
  );
  const number = 1 + motions.indexOf(Math.max(...motions));
  const place = regionMap.places[number - 1];
  if (!place) throw new Error('no place moves');
  const [x, y] = [place.insideX * 480, place.insideY * 320];
  return { motion, isInside: (pixel: number) => under[pixel] === number, ...place, x, y };
}

test('a place that is pressed stands still, pixel for pixel, and moves when it alone may', async () => {
  const { motion, isInside, region, x, y } = await findMovingPlace();
  expect(sumWhere(motion, isInside)).toBeGreaterThan(1000);
  const held = await motionWith({ mask: [{ kind: 'place', region, isStill: true, x, y }] });
  expect(held.stages).not.toContain('denoise');
  expect(sumWhere(held.motion, isInside)).toBe(0);
  const alone = await motionWith({ mask: [{ kind: 'place', region, isStill: false, x, y }] });
  expect(sumWhere(alone.motion, isInside)).toBeGreaterThan(0.5 * sumWhere(motion, isInside));
});

test('the mask that the page draws is what frames are drawn with', async () => {
  const { motion, x, y } = await findMovingPlace();
  const mask = [
    { kind: 'freeze', radiusPixels: 100, softness: 0.3, points: [x, y] },
    { kind: 'erase', radiusPixels: 70, softness: 0, points: [x + 70, y] },
  ] as const;
  const painted = motionMaskOf({ crop: SETTINGS.crop, mask }, () => null);
  if (!painted) throw new Error('no mask');
  const held = await motionWith({ mask });
  /** Whether the mask is all one value around a pixel of the canvas. */
  const isAround = (wanted: number) => (pixel: number) =>
    [-2, 0, 2].every((dx) =>
      [-2, 0, 2].every((dy) => {
        const column = Math.min(191, Math.max(0, (pixel % 192) + dx)) + 0.5;
        const row = Math.min(127, Math.max(0, Math.floor(pixel / 192) + dy)) + 0.5;
        const line = Math.floor((row / 128) * painted.height) * painted.width;
        return painted.data[line + Math.floor((column / 192) * painted.width)] === wanted;
      }),
    );
  expect(sumWhere(motion, isAround(0))).toBeGreaterThan(200);
  expect(sumWhere(held.motion, isAround(0))).toBe(0);
  const free = sumWhere(motion, isAround(1));
  expect(free).toBeGreaterThan(200);
  expect(sumWhere(held.motion, isAround(1))).toBeGreaterThan(0.5 * free);
});

test('another seed is another motion of the same photo', async () => {
  const before = await show({});
  const after = await show({ seed: 4 });
  expect(after.stages).toContain('denoise');
  if (!before.result.ok || !after.result.ok) throw new Error('no preview');
  expect(after.result.value.motionSha256).not.toBe(before.result.value.motionSha256);
});

/** Makes a clip of the photo, and tells which stages it went through. */
async function makeClip(
  photoId: string,
  change: Partial<ClipSettings>,
  onProgress: (progress: Progress) => void = () => undefined,
) {
  const stages = new Set<ProgressKind>();
  const result = await client.animate(
    {
      photo: await paintPhoto(480, 320),
      photoId,
      settings: { ...SETTINGS, framesPerSecond: 12, ...change },
    },
    (progress) => {
      stages.add(progress.kind);
      onProgress(progress);
    },
    NEVER,
  );
  if (!result.ok) throw new Error(result.failure.message);
  return { clip: result.value, stages };
}

test('a clip of what is shown needs no network; made from nothing it is the same', async () => {
  client.steerPreview({ kind: 'play' });
  const shown = await show({});
  if (!shown.result.ok) throw new Error('no preview');
  const held = await makeClip('painted', {});
  expect(held.stages).not.toContain('denoise');
  expect(held.clip.timings).toMatchObject({ encodeImageMs: 0, encodePromptMs: 0, denoiseMs: 0 });
  const fresh = await makeClip('another', {});
  expect(fresh.stages).toContain('denoise');
  expect(fresh.clip.timings.denoiseMs).toBeGreaterThan(0);
  expect(held.clip.motionSha256).toBe(shown.result.value.motionSha256);
  expect(fresh.clip.motionSha256).toBe(held.clip.motionSha256);
  const [pictures, others] = [
    await decodeVideo(held.clip.video),
    await decodeVideo(fresh.clip.video),
  ];
  expect(pictures.frames.map(({ pixels }) => pixels)).toEqual(
    others.frames.map(({ pixels }) => pixels),
  );
  const count = drawn.length;
  await expect.poll(() => drawn.length, { timeout: 20_000 }).toBeGreaterThan(count + 3);
});

test('while a clip of other words is made, what changes on the stage is shown', async () => {
  client.steerPreview({ kind: 'play' });
  await show({});
  let during: Promise<unknown> | undefined;
  let drawnDuring = 0;
  const { stages } = await makeClip(
    'painted',
    { prompt: 'waves', durationSeconds: 4 },
    ({ kind }) => {
      if (kind !== 'encode') return;
      during ??= (async () => {
        const before = drawn.length;
        const changed = await show({ motionStrength: 0.5 });
        expect(changed.result.ok).toBe(true);
        expect(changed.stages).not.toContain('denoise');
        const other = await show({ seed: 21 });
        expect(other.stages).toContain('denoise');
        drawnDuring = drawn.length - before;
      })();
    },
  );
  expect(stages).toContain('denoise');
  await during;
  expect(drawnDuring).toBeGreaterThan(1);
  // What was on the stage is held as before.
  expect((await show({ seed: 21 })).stages).not.toContain('denoise');
});

test('a stage that is left and entered again needs no network', async () => {
  await show({ seed: 22 });
  client.steerPreview({ kind: 'leave' });
  const back = await show({ seed: 22 }, true);
  expect(back.result.ok).toBe(true);
  expect(back.stages).not.toContain('denoise');
});

test('after the stage was left, a clip takes the place of what was held', async () => {
  client.steerPreview({ kind: 'leave' });
  await makeClip('third', { seed: 23 });
  expect((await makeClip('third', { seed: 24 })).clip.timings.encodeImageMs).toBe(0);
  expect((await makeClip('third', { seed: 23 })).stages).not.toContain('denoise');
  // The photo from before has gone with all that was held of it.
  expect((await show({}, false)).result).toMatchObject({ ok: false });
  expect((await show({}, true)).stages).toContain('denoise');
});

test('settings that cannot be are refused in words', async () => {
  const { result } = await show({ motionStrength: 9 });
  expect(result).toMatchObject({ ok: false, failure: { code: 'invalid-request' } });
});

test('it tells what the camera costs of the picture, and where it leads', async () => {
  const still = await show({ camera: { kind: 'preset', preset: 'static', strength: 1 } });
  const truck = await show({ camera: { kind: 'preset', preset: 'truck-right', strength: 1.5 } });
  if (!still.result.ok || !truck.result.ok) throw new Error('no preview');
  expect(still.result.value.camera).toMatchObject({ greatestFraming: 1, greatestMagnification: 1 });
  const { greatestFraming, greatestMagnification, axes } = truck.result.value.camera;
  expect(greatestFraming).toBeGreaterThan(1.02);
  expect(greatestMagnification).toBeCloseTo(greatestFraming);
  expect(axes.truck).toBe(1.5);
});
