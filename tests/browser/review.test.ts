import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { StudioClient } from '../../src/client/studio-client';
import type { ClipSettings } from '../../src/contract/clip';
import type { MotionReview } from '../../src/contract/review';
import type { MotionSketch } from '../../src/contract/sketch';
import { paintPhoto } from './paint-photo';
import { NEVER, openTinyStudio, SMALL_CLIP } from './tiny-studio';

const SETTINGS: ClipSettings = {
  ...SMALL_CLIP,
  prompt: 'clouds drift to the left, the water ripples',
  camera: { kind: 'preset', preset: 'static', strength: 1 },
  durationSeconds: 2,
};

let client: StudioClient;

beforeAll(async () => {
  ({ client } = await openTinyStudio());
});

afterAll(() => client.dispose());

async function review(change: Partial<ClipSettings>): Promise<MotionReview> {
  const result = await client.reviewPreview({ ...SETTINGS, ...change }, NEVER);
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

test('before anything moves there is nothing to measure, and it is said', async () => {
  const result = await client.reviewPreview(SETTINGS, NEVER);
  expect(result).toMatchObject({ ok: false, failure: { code: 'invalid-request' } });
});

test('a preview is measured: a loop closes, a clip without one does not', async () => {
  const canvas = document.createElement('canvas');
  await client.attachPreview(canvas.transferControlToOffscreen(), () => undefined);
  client.steerPreview({ kind: 'pause' });
  const request = { photo: await paintPhoto(480, 320), photoId: 'painted', settings: SETTINGS };
  expect(await client.preview(request, () => undefined, NEVER)).toMatchObject({ ok: true });

  const loop = await review({});
  expect(loop.movement.movingShare).toBeGreaterThan(0.02);
  expect(loop.loop.seamPsnr).toBeGreaterThan(loop.loop.stepPsnr - 2);
  expect(loop.loop.seamSteps).toBeLessThan(2);
  const open = await review({ isLoop: false });
  expect(open.loop.seamPsnr).toBeLessThan(open.loop.stepPsnr - 3);
  expect(open.loop.seamSteps).toBeGreaterThan(2);
});

test('strength decides how much moves: none is still, twice is more', async () => {
  const [none, natural, twice] = await Promise.all(
    [0, 1, 2].map((motionStrength) => review({ motionStrength })),
  );
  if (!none || !natural || !twice) throw new Error('three were asked for');
  expect(none.movement).toEqual({
    movingShare: 0,
    meanSpeed: 0,
    fastSpeed: 0,
    cameraShare: 0,
    dynamicDegree: 0,
  });
  expect(none.flicker.worstLevels).toBeLessThan(1e-6);
  expect(twice.movement.meanSpeed).toBeGreaterThan(1.3 * natural.movement.meanSpeed);
});

test('the camera is told apart from what moves by itself', async () => {
  const still = await review({ motionStrength: 0 });
  const pan = { kind: 'preset', preset: 'pan-left', strength: 1 } as const;
  const panned = await review({ motionStrength: 0, camera: pan });
  expect(panned.movement.cameraShare).toBe(1);
  expect(panned.movement.movingShare).toBe(0);
  expect(panned.movement.meanSpeed).toBeGreaterThan(0.02);
  expect(still.movement.meanSpeed).toBe(0);
});

test('every step of the denoising is told, and what is told changes nothing', async () => {
  const settings = { ...SETTINGS, seed: 9, steps: 3 };
  const sketches: MotionSketch[] = [];
  const request = { photo: await paintPhoto(480, 320), photoId: 'painted', settings };
  const told = await client.preview(
    request,
    () => undefined,
    NEVER,
    (sketch) => sketches.push(sketch),
  );
  await vi.waitFor(() => expect(sketches.map(({ step }) => step)).toEqual([1, 2, 3]));
  const [first, , last] = sketches;
  expect([last?.columns, last?.rows, last?.steps]).toEqual([32, 20, 3]);
  expect(last?.velocityX).not.toEqual(first?.velocityX);
  expect(last?.velocityX.some((speed) => speed !== 0)).toBe(true);

  // Of another name: nothing that is held serves.
  const again = { photo: await paintPhoto(480, 320), photoId: 'again', settings };
  const untold = await client.preview(again, () => undefined, NEVER);
  if (!told.ok || !untold.ok) throw new Error('no preview');
  expect(untold.value.motionSha256).toBe(told.value.motionSha256);
});

test('a preview that is stopped leaves the motion before it, which needs no networks', async () => {
  const stop = new AbortController();
  const stopped = await client.preview(
    { photo: null, photoId: 'again', settings: { ...SETTINGS, seed: 10, steps: 8 } },
    () => undefined,
    stop.signal,
    () => stop.abort(),
  );
  expect(stopped).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  const stages = new Set<string>();
  const before = { ...SETTINGS, seed: 9, steps: 3, motionStrength: 1.5 };
  const shown = await client.preview(
    { photo: null, photoId: 'again', settings: before },
    ({ kind }) => stages.add(kind),
    NEVER,
  );
  expect(shown).toMatchObject({ ok: true });
  expect(stages).not.toContain('denoise');
});
