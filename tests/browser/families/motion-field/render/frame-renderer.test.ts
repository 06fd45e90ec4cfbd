import { afterEach, expect, test } from 'vitest';
import type { CameraPreset } from '../../../../../src/contract/camera';
import { cameraMoveOf } from '../../../../../workers/families/motion-field/render/camera-path';
import type { MotionScene } from '../../../../../workers/families/motion-field/render/motion-scene';
import type { RenderOptions } from '../../../../../workers/families/motion-field/render/render-options';
import {
  createRenderScene,
  type RenderScene,
} from '../../../../../workers/families/motion-field/render/render-scene';
import {
  moveFields,
  settleScene,
} from '../../../../../workers/families/motion-field/render/scene-motion';
import { byteTexture, greatestError, openTestDevice, readTexture } from './gpu-fixture';
import { movingScene, photoBytes, planesOf, stillScene } from './made-scene';

const [WIDTH, HEIGHT] = [96, 64];
const OPTIONS: RenderOptions = {
  widthPixels: WIDTH,
  heightPixels: HEIGHT,
  framesPerSecond: 12,
  frameCount: 36,
  isLoop: true,
  motionStrength: 1,
  motionSpeed: 1,
  mask: null,
  camera: cameraMoveOf({ kind: 'preset', preset: 'static', strength: 1 }),
};

const opened: { dispose(): void }[] = [];

afterEach(() => {
  for (const each of opened.splice(0).toReversed()) {
    each.dispose();
  }
});

test('the first frame is the photo to the last bit, whatever moves', async () => {
  for (const preset of ['static', 'push-in', 'handheld'] as const) {
    const frames = await openFrames(movingScene(await photoTexture()), { camera: moveOf(preset) });
    expect(await frames(0)).toEqual([...photoBytes(WIDTH, HEIGHT)]);
  }
});

test.for(['static', 'truck-right'] as const)(
  'what should move moves, and a loop closes to the last bit (%s)',
  async (preset) => {
    const photo = await photoTexture();
    const frames = await openFrames(movingScene(photo), { camera: moveOf(preset) });
    const [first, middle] = [await frames(0), await frames(17)];
    expect(greatestError(first, middle)).toBeGreaterThan(20);
    expect(await frames(OPTIONS.frameCount)).toEqual(first);
  },
);

test('motion runs on through the seam of a loop', async () => {
  const frames = await openFrames(movingScene(await photoTexture()), { frameCount: 72 });
  const meanStep = async (from: number): Promise<number> => {
    const [a, b] = [await frames(from), await frames(from + 1)];
    return a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length;
  };
  const steps = [await meanStep(70), await meanStep(71), await meanStep(0), await meanStep(1)];
  const elsewhere = [await meanStep(20), await meanStep(30), await meanStep(50)];
  expect(Math.max(...steps)).toBeLessThan(2 * Math.max(...elsewhere));
  expect(Math.min(...steps)).toBeGreaterThan(0.3 * Math.min(...elsewhere));
});

test.for(['static', 'push-in'] as const)(
  'a moment between two frames is the frame that twice the rate has there (%s)',
  async (preset) => {
    const photo = await photoTexture();
    const camera = moveOf(preset);
    const frames = await openFrames(movingScene(photo), { camera });
    const twice = { camera, framesPerSecond: 24, frameCount: 72 };
    const finer = await openFrames(movingScene(photo), twice);
    for (const frame of [0.5, 17.5, 35.5]) {
      expect(greatestError(await frames(frame), await finer(2 * frame))).toBeLessThan(3);
    }
    expect(greatestError(await frames(17.5), await frames(17))).toBeGreaterThan(3);
  },
);

test('without motion and camera every frame is the first', async () => {
  for (const isLoop of [true, false]) {
    const frames = await openFrames(stillScene(await photoTexture()), { isLoop });
    const first = await frames(0);
    expect(await frames(7)).toEqual(first);
    expect(await frames(35)).toEqual(first);
  }
});

test('strength 0 and speed 0 stand still', async () => {
  for (const setting of [{ motionStrength: 0 }, { motionSpeed: 0 }]) {
    const frames = await openFrames(movingScene(await photoTexture()), setting);
    expect(await frames(13)).toEqual(await frames(0));
  }
});

test('the same request gives the same frames, in any order', async () => {
  const photo = await photoTexture();
  const setting = { camera: moveOf('handheld'), isLoop: false };
  const one = await openFrames(movingScene(photo), setting);
  const other = await openFrames(movingScene(photo), setting);
  const straight = [await one(5), await one(20)];
  const back = [await other(20), await other(5)].toReversed();
  expect(back).toEqual(straight);
});

test('what has no matte does not move', async () => {
  const photo = await photoTexture();
  const scene = movingScene(photo);
  const mattes = planesOf(3, 48, 32, (channel, x) => (channel === 0 && x < 0.4 ? 1 : 0));
  const frames = await openFrames({ ...scene, mattes }, {});
  const [first, later] = [await frames(0), await frames(15)];
  const changed = first.map((value, i) => value !== later[i]);
  const columnOf = (i: number): number => (Math.floor(i / 4) % WIDTH) / WIDTH;
  expect(changed.some((is, i) => is && columnOf(i) < 0.35)).toBe(true);
  expect(changed.some((is, i) => is && columnOf(i) > 0.45)).toBe(false);
});

test('what is masked stays still, whatever its matte says', async () => {
  // Nothing may move in the left half.
  const data = new Float32Array(30 * 20).map((_, i) => (i % 30 < 15 ? 0 : 1));
  const mask = { data, width: 30, height: 20 };
  const frames = await openFrames(movingScene(await photoTexture()), { mask });
  const [first, later] = [await frames(0), await frames(15)];
  const changed = first.map((value, i) => value !== later[i]);
  const columnOf = (i: number): number => (Math.floor(i / 4) % WIDTH) / WIDTH;
  expect(changed.some((is, i) => is && columnOf(i) > 0.6)).toBe(true);
  expect(changed.some((is, i) => is && columnOf(i) < 0.4)).toBe(false);
});

test('an enlarged photo keeps its pixels, a larger one is shrunk without aliasing', async () => {
  const photo = await photoTexture();
  const enlarged = await openFrames(stillScene(photo), { widthPixels: 288, heightPixels: 192 });
  const pixels = await enlarged(0);
  const bytes = photoBytes(WIDTH, HEIGHT);
  const centre = (x: number, y: number): number => 4 * ((3 * y + 1) * 288 + 3 * x + 1);
  expect(pixels.slice(centre(40, 20), centre(40, 20) + 3)).toEqual([
    ...bytes.subarray(4 * (20 * WIDTH + 40), 4 * (20 * WIDTH + 40) + 3),
  ]);
  const stripes = Uint8Array.from(bytes, (_, i) =>
    i % 4 === 3 ? 255 : 255 * (Math.floor(i / 4) % 2),
  );
  const striped = await photoTexture([...stripes]);
  const shrunk = await openFrames(stillScene(striped), { widthPixels: 32, heightPixels: 22 });
  const grey = (await shrunk(0)).filter(
    (_, i) => i % 4 !== 3 && (i >> 2) % 32 > 1 && (i >> 2) % 32 < 30,
  );
  expect(Math.max(...grey) - Math.min(...grey)).toBeLessThan(24);
});

test.for(['pan-right', 'pan-left', 'truck-left', 'crane-up', 'pull-out', 'handheld'] as const)(
  'no border shows under %s',
  async (preset) => {
    // Colours tell the position: mirrored or clamped pixels would run back or stand still.
    const ramp = photoBytes(WIDTH, HEIGHT).map((_, i) => {
      const [x, y] = [(i >> 2) % WIDTH, Math.floor((i >> 2) / WIDTH)];
      return [20 + 2 * x, 20 + 3 * y, 0, 255][i % 4] ?? 0;
    });
    const scene = stillScene(await photoTexture([...ramp]));
    const flat = planesOf(1, 48, 32, (_c, _x, y) => 0.2 + 0.5 * y);
    const background = planesOf(4, 48, 32, (channel, _x, y) => (channel < 3 ? 0 : 0.2 + 0.5 * y));
    const frames = await openFrames(
      { ...scene, disparity: flat, background },
      { camera: moveOf(preset), isLoop: false },
    );
    for (const frameIndex of [9, 22, 35]) {
      const pixels = await frames(frameIndex);
      const at = (x: number, y: number, channel: number): number =>
        pixels[4 * (y * WIDTH + x) + channel] ?? 0;
      for (let y = 0; y < HEIGHT; y++) {
        expect(at(1, y, 0)).toBeGreaterThan(at(0, y, 0));
        expect(at(WIDTH - 1, y, 0)).toBeGreaterThan(at(WIDTH - 2, y, 0));
      }
      for (let x = 0; x < WIDTH; x++) {
        expect(at(x, 1, 1)).toBeGreaterThan(at(x, 0, 1));
        expect(at(x, HEIGHT - 1, 1)).toBeGreaterThan(at(x, HEIGHT - 2, 1));
      }
    }
  },
);

test('everything is freed', async () => {
  const device = await openTestDevice();
  const photo = await photoTexture();
  const alive = new Set<GPUTexture | GPUBuffer>();
  const watched = watchResources(device, alive);
  const scene = await openScene(watched, movingScene(photo));
  const shared = alive.size;
  expect(shared).toBeGreaterThan(8);
  const films = [await scene.film(moveOf('push-in')), await scene.film(moveOf('pan-left'))];
  expect(alive.size).toBeGreaterThan(shared);
  for (const film of films) film.renderFrame(3);
  for (const film of films) film.dispose();
  expect(alive.size).toBe(shared);
  scene.dispose();
  expect(alive.size).toBe(0);
});

test('films of one scene do not disturb each other', async () => {
  const device = await openTestDevice();
  const scene = movingScene(await photoTexture());
  const alone = await openFrames(scene, { camera: moveOf('pan-left') });
  const wanted = await alone(9);
  const shared = await openScene(device, scene);
  const [one, other] = [
    await shared.film(moveOf('pan-left')),
    await shared.film(moveOf('push-in')),
  ];
  opened.push(shared, one, other);
  const first = one.renderFrame(9);
  other.renderFrame(20);
  expect([...new Uint8Array(await readTexture(device, first))]).toEqual(wanted);
});

function openScene(
  device: GPUDevice,
  scene: MotionScene,
  options: Omit<RenderOptions, 'camera'> = OPTIONS,
): Promise<RenderScene> {
  const moved = moveFields(settleScene(scene, options.mask), options);
  return createRenderScene(device, moved, options);
}

function moveOf(preset: CameraPreset) {
  return cameraMoveOf({ kind: 'preset', preset, strength: 1 });
}

async function photoTexture(data: readonly number[] = [...photoBytes(WIDTH, HEIGHT)]) {
  return byteTexture(await openTestDevice(), { shape: [HEIGHT, WIDTH, 4], data });
}

async function openFrames(
  scene: MotionScene,
  setting: Partial<RenderOptions>,
): Promise<(frameIndex: number) => Promise<number[]>> {
  const device = await openTestDevice();
  const { camera, ...options } = { ...OPTIONS, ...setting };
  const rendered = await openScene(device, scene, options);
  const renderer = await rendered.film(camera);
  opened.push(rendered, renderer);
  return async (frameIndex) => [
    ...new Uint8Array(await readTexture(device, renderer.renderFrame(frameIndex))),
  ];
}

/** The device, with every texture and buffer made through it noted until it is destroyed. */
function watchResources(device: GPUDevice, alive: Set<GPUTexture | GPUBuffer>): GPUDevice {
  const note = <T extends GPUTexture | GPUBuffer>(made: T): T => {
    alive.add(made);
    const destroy = made.destroy.bind(made);
    made.destroy = () => {
      alive.delete(made);
      destroy();
      return undefined;
    };
    return made;
  };
  const createTexture = device.createTexture.bind(device);
  const createBuffer = device.createBuffer.bind(device);
  device.createTexture = (descriptor) => note(createTexture(descriptor));
  device.createBuffer = (descriptor) => note(createBuffer(descriptor));
  return device;
}
