import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLivePlayer, type LiveFrames } from '../../../workers/pipeline/live-player';
import { openGpuDevice, type GpuContext } from '../../../workers/runtime/gpu-device';
import { createFrameTexture } from '../runtime/gpu-texture';

const SIZE = 16;
let gpu: GpuContext;

beforeAll(async () => {
  gpu = await openGpuDevice('wasm');
});
afterAll(() => gpu.dispose());

/** Two seconds of frames, all alike: what counts is which one is drawn. */
function framesToPlay(rendered: number[] = []): LiveFrames {
  const texture = createFrameTexture(gpu.device, SIZE, SIZE, new Uint8Array(SIZE * SIZE * 4));
  const axes = { truck: 0, pedestal: 0, dolly: 0, pan: 0, tilt: 0, roll: 0, zoom: 0 };
  const camera = { greatestFraming: 1, greatestMagnification: 1, axes };
  return {
    frames: {
      camera,
      renderFrame: (frame) => {
        rendered.push(frame);
        return texture;
      },
      dispose: () => texture.destroy(),
    },
    frameCount: 60,
    framesPerSecond: 30,
    widthPixels: SIZE,
    heightPixels: SIZE,
  };
}

function createPlayer(isSmooth = false) {
  const drawn: number[] = [];
  const canvas = new OffscreenCanvas(1, 1);
  const onFrame = (frame: number): void => void drawn.push(frame);
  return { player: createLivePlayer(gpu.device, canvas, onFrame, isSmooth), drawn };
}

test.each([0, 1, 45])(
  'frame %d, sought before there is a scene, is the one shown',
  async (frame) => {
    const { player, drawn } = createPlayer();
    player.pause();
    player.seek(frame);
    await player.show(framesToPlay());
    expect(drawn).toEqual([frame]);
    await player.clear();
  },
);

test('a scene that follows another one stands where that one was', async () => {
  const { player, drawn } = createPlayer();
  player.pause();
  player.seek(5);
  await player.show(framesToPlay());
  player.seek(20);
  await player.show({ ...framesToPlay(), framesPerSecond: 15 });
  expect(drawn.at(-1)).toBe(10);
  await player.clear();
});

test.each([false, true])('moments between two frames are drawn: %s', async (isSmooth) => {
  const { player, drawn } = createPlayer(isSmooth);
  const rendered: number[] = [];
  await player.show(framesToPlay(rendered));
  await expect.poll(() => rendered.length).toBeGreaterThan(8);
  player.pause();
  await expect.poll(() => drawn.length).toBe(rendered.length);
  const between = rendered.filter((frame) => !Number.isInteger(frame));
  expect(between.length > 0).toBe(isSmooth);
  // What is told are frames, and what stands still is one.
  expect(drawn.every(Number.isInteger)).toBe(true);
  expect(rendered.at(-1)).toBe(drawn.at(-1));
  await player.clear();
});
