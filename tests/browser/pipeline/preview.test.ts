import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkFamily } from '../../../workers/families/check-family';
import { openModel } from '../../../workers/families/open-model';
import type { VideoModel } from '../../../workers/families/video-model';
import { createPhotoDesk } from '../../../workers/pipeline/photo-desk';
import { createPreview } from '../../../workers/pipeline/preview';
import { openGpuDevice, type GpuContext } from '../../../workers/runtime/gpu-device';
import { createNetworkRuntime } from '../../../workers/runtime/network';
import { createSerialQueue } from '../../../workers/runtime/serial-queue';
import { openPack } from '../../../workers/storage/open-pack';
import { paintPhoto } from '../paint-photo';
import { NEVER, SMALL_CLIP } from '../tiny-studio';

const ignore = (): void => undefined;

let gpu: GpuContext;
let model: VideoModel;

beforeAll(async () => {
  gpu = await openGpuDevice('wasm');
  const packUrl = new URL('/packs/motion-field-tiny/', location.href).href;
  const pack = await openPack(packUrl, ignore, NEVER, { checkManifest: checkFamily });
  const runtime = await createNetworkRuntime(gpu, createSerialQueue());
  model = await openModel(pack, runtime, gpu, ignore, NEVER);
});

afterAll(async () => {
  await model.dispose();
  gpu.dispose();
});

/** Long enough for a player that is not at rest to draw several frames. */
async function passFrames(): Promise<void> {
  for (let frame = 0; frame < 30; frame += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

test('a stage that is entered during a rest stands still until the last rest ends', async () => {
  const preview = createPreview(gpu.device, createPhotoDesk(), false);
  const drawn: number[] = [];
  const goOn = preview.rest();
  const goOnToo = preview.rest();
  preview.attach(new OffscreenCanvas(1, 1), (frame) => drawn.push(frame));
  const request = { photo: await paintPhoto(480, 320), photoId: 'painted', settings: SMALL_CLIP };
  await preview.show(model, request, ignore, NEVER, ignore);

  // What is set is shown, once.
  await passFrames();
  expect(drawn).toEqual([0]);
  goOn();
  await passFrames();
  expect(drawn).toEqual([0]);

  goOnToo();
  await expect.poll(() => drawn.length, { timeout: 20_000 }).toBeGreaterThan(3);
  preview.steer({ kind: 'leave' });
});
