import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CameraPreset } from '../../../src/contract/camera';
import { initialDraft, settingsOf } from '../../../src/app/clip-draft';
import type { ClipSettings } from '../../../src/contract/clip';
import { checkFamily } from '../../../workers/families/check-family';
import { openModel } from '../../../workers/families/open-model';
import type { VideoModel } from '../../../workers/families/video-model';
import { createHeldMotion } from '../../../workers/pipeline/held-motion';
import { sceneOptionsOf } from '../../../workers/pipeline/scene-options';
import { createStripMaker } from '../../../workers/pipeline/strip-maker';
import { openGpuDevice, type GpuContext } from '../../../workers/runtime/gpu-device';
import { createNetworkRuntime } from '../../../workers/runtime/network';
import { createPictureReader } from '../../../workers/runtime/picture-reader';
import { createSerialQueue } from '../../../workers/runtime/serial-queue';
import { openPack } from '../../../workers/storage/open-pack';
import { paintPhoto } from '../paint-photo';

const NEVER = new AbortController().signal;
const ignore = (): void => undefined;
const CROP = { x: 0, y: 0, width: 480, height: 320 };
const SETTINGS: ClipSettings = {
  ...settingsOf({ ...initialDraft(3), steps: 1, motionStrength: 2 }, CROP),
  workingSizePixels: 256,
  framesPerSecond: 12,
  widthPixels: 96,
  heightPixels: 64,
};

let gpu: GpuContext;
let model: VideoModel;
/** Textures and buffers that are not destroyed yet. */
const alive = new Set<GPUTexture | GPUBuffer>();

beforeAll(async () => {
  gpu = await openGpuDevice('wasm');
  const packUrl = new URL('/packs/motion-field-tiny/', location.href).href;
  const pack = await openPack(packUrl, ignore, NEVER, { checkManifest: checkFamily });
  const runtime = await createNetworkRuntime(gpu, createSerialQueue());
  model = await openModel(pack, runtime, gpu, ignore, NEVER);
  watch(gpu.device);
});

afterAll(async () => {
  await model.dispose();
  gpu.dispose();
});

function watch(device: GPUDevice): void {
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
}

function withCamera(preset: CameraPreset): ClipSettings {
  return { ...SETTINGS, camera: { kind: 'preset', preset, strength: 1 } };
}

test('every picture is the frame of the clip, to the last bit', async () => {
  const held = createHeldMotion(model, await paintPhoto(480, 320));
  const settings = withCamera('dolly-zoom');
  const { motion } = await held.bring(settings, { report: ignore }, NEVER);
  const maker = createStripMaker(gpu.device);
  const strip = await maker.make(held, { settings, pictureCount: 5 }, ignore, NEVER);
  const scene = await motion.createScene(sceneOptionsOf(settings, motion.regionMap));
  const frames = await scene.film(settings.camera);
  const reader = createPictureReader(gpu.device, 96, 64);
  for (const [index, picture] of strip.pictures.entries()) {
    const wanted = await reader.read(frames.renderFrame(12 * index));
    const context = new OffscreenCanvas(96, 64).getContext('2d');
    context?.drawImage(picture, 0, 0);
    expect([...(context?.getImageData(0, 0, 96, 64).data ?? [])]).toEqual([...wanted]);
  }
  reader.dispose();
  frames.dispose();
  scene.dispose();
  maker.clear();
  held.dispose();
});

test('however many strips are drawn, one scene is held, and in the end nothing', async () => {
  const held = createHeldMotion(model, await paintPhoto(480, 320));
  const maker = createStripMaker(gpu.device);
  await held.bring(SETTINGS, { report: ignore }, NEVER);
  const empty = alive.size;
  const make = (settings: ClipSettings, signal = NEVER) =>
    maker.make(held, { settings, pictureCount: 2 }, ignore, signal);

  await make(withCamera('push-in'));
  const one = alive.size;
  expect(one).toBeGreaterThan(empty);
  for (const preset of ['pan-left', 'roll', 'static', 'handheld'] as const) {
    await make(withCamera(preset));
    expect(alive.size).toBe(one);
  }
  for (const seed of [4, 5, 6]) await make({ ...withCamera('push-in'), seed });
  expect(alive.size).toBe(one);

  const controller = new AbortController();
  const stopped = maker.make(
    held,
    { settings: withCamera('pan-left'), pictureCount: 8 },
    ({ kind, fraction }) => {
      if (kind === 'render' && fraction > 0.3) controller.abort();
    },
    controller.signal,
  );
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  expect(alive.size).toBe(one);

  maker.clear();
  held.dispose();
  expect(alive.size).toBe(empty);
});
