import { afterEach, expect, test } from 'vitest';
import type { RegionFactors } from '../../../../src/contract/regions';
import { withRegionSpeeds } from '../../../../workers/families/motion-field/region-speed';
import { cameraMoveOf } from '../../../../workers/families/motion-field/render/camera-path';
import type { RenderOptions } from '../../../../workers/families/motion-field/render/render-options';
import { createRenderScene } from '../../../../workers/families/motion-field/render/render-scene';
import {
  moveFields,
  settleScene,
} from '../../../../workers/families/motion-field/render/scene-motion';
import { byteTexture, openTestDevice, readTexture } from './render/gpu-fixture';
import { movingScene, photoBytes, planesOf } from './render/made-scene';

const [WIDTH, HEIGHT] = [96, 64];
const [SKY, WATER, PERSON] = [1, 2, 5];
const OPTIONS: RenderOptions = {
  widthPixels: WIDTH,
  heightPixels: HEIGHT,
  framesPerSecond: 12,
  frameCount: 36,
  isLoop: false,
  motionStrength: 1,
  motionSpeed: 1,
  mask: null,
  camera: cameraMoveOf({ kind: 'preset', preset: 'static', strength: 1 }),
};
/** Sky over water, as `movingScene` is laid out; of what sways there is a person alone. */
const FEATURES = planesOf(16, 24, 16, (channel, _x, y) =>
  channel === PERSON || channel === (y < 0.45 ? SKY : WATER) ? 0.5 : 0,
);
/** In pixels, away from the borders: left, top, right, bottom. */
const SKY_BOX = [20, 4, 34, 18] as const;
const WATER_BOX = [4, 46, 92, 62] as const;
const PERSON_BOX = [44, 20, 52, 38] as const;

type Box = typeof SKY_BOX | typeof WATER_BOX | typeof PERSON_BOX;
type Frames = (frameIndex: number) => Promise<Uint8Array>;

const opened: { dispose(): void }[] = [];

afterEach(() => {
  for (const each of opened.splice(0).toReversed()) each.dispose();
});

async function openFrames(
  speeds: RegionFactors,
  setting: Partial<RenderOptions> = {},
): Promise<Frames> {
  const device = await openTestDevice();
  const photo = byteTexture(device, {
    shape: [HEIGHT, WIDTH, 4],
    data: [...photoBytes(WIDTH, HEIGHT)],
  });
  const { camera, ...options } = { ...OPTIONS, ...setting };
  const moving = movingScene(photo);
  // The sky off the water: what need not be blended with the end of its way can be found again.
  const mattes = planesOf(3, 48, 32, (channel, x, y) => {
    if (x > 0.4 && x < 0.6 && y > 0.2 && y < 0.7) return channel === 2 ? 1 : 0;
    return channel === (y < 0.35 ? 0 : y > 0.6 ? 1 : -1) ? 1 : 0;
  });
  const scene = withRegionSpeeds({ ...moving, mattes }, FEATURES, speeds);
  const moved = moveFields(settleScene(scene, null), options);
  const rendered = await createRenderScene(device, moved, options);
  const renderer = await rendered.film(camera);
  opened.push(rendered, renderer);
  return async (frameIndex) =>
    new Uint8Array(await readTexture(device, renderer.renderFrame(frameIndex)));
}

/** Green of a box's pixels, with every value from `shift` pixels further to the left. */
function greenOf(frame: Uint8Array, [left, top, right, bottom]: Box, shift = 0): number[] {
  const values: number[] = [];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      values.push(frame[4 * (y * WIDTH + x - shift) + 1] ?? NaN);
    }
  }
  return values;
}

function distanceOf(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, i) => sum + Math.abs(value - (other[i] ?? NaN)), 0) / one.length;
}

/** How far to the right a box of frame 0 has come, in pixels: the shift that explains it best. */
function shiftOf(first: Uint8Array, later: Uint8Array, box: Box): number {
  const shifts = Array.from({ length: 21 }, (_, i) => i);
  const wanted = greenOf(later, box);
  const errors = shifts.map((shift) => distanceOf(greenOf(first, box, shift), wanted));
  return shifts[errors.indexOf(Math.min(...errors))] ?? NaN;
}

test('at twice the speed the sky drifts twice as far, at half of it half as far; the water is as it was', async () => {
  const shifts: number[] = [];
  const waters: number[][] = [];
  for (const sky of [0, 0.5, 1, 2]) {
    const frames = await openFrames({ sky }, { framesPerSecond: 9, frameCount: 27 });
    const [first, later] = [await frames(0), await frames(25)];
    shifts.push(shiftOf(first, later, SKY_BOX));
    waters.push(greenOf(later, WATER_BOX));
  }
  // 0.03 long sides a second are 8 pixels by then.
  expect(shifts).toEqual([0, 4, 8, 16]);
  expect(new Set(waters.map((water) => water.join())).size).toBe(1);
});

test('waves and what sways come by at their own rates, and stand at none', async () => {
  const natural = await openFrames({});
  const [sky, photo] = [greenOf(await natural(6), SKY_BOX), await natural(0)];
  for (const [region, box] of [
    ['water', WATER_BOX],
    ['person', PERSON_BOX],
  ] as const) {
    const doubled = await openFrames({ [region]: 2 });
    const standing = await openFrames({ [region]: 0 });
    const wanted = greenOf(await natural(12), box);
    expect(distanceOf(wanted, greenOf(photo, box))).toBeGreaterThan(0.5);
    expect(distanceOf(wanted, greenOf(await natural(6), box))).toBeGreaterThan(0.3);
    expect(greenOf(await doubled(6), box)).toEqual(wanted);
    expect(greenOf(await standing(12), box)).toEqual(greenOf(photo, box));
    expect(greenOf(await doubled(6), SKY_BOX)).toEqual(sky);
  }
});

test('whatever the speeds, a loop begins with the photo and closes to the last bit', async () => {
  const speeds = { sky: 0.35, water: 1.7, person: 0.6 };
  for (const preset of ['static', 'truck-right'] as const) {
    const camera = cameraMoveOf({ kind: 'preset', preset, strength: 1 });
    const frames = await openFrames(speeds, { isLoop: true, camera });
    const first = await frames(0);
    expect([...first]).toEqual([...photoBytes(WIDTH, HEIGHT)]);
    expect(distanceOf([...(await frames(17))], [...first])).toBeGreaterThan(2);
    expect(await frames(OPTIONS.frameCount)).toEqual(first);
  }
});
