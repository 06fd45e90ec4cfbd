import type { ClipSettings } from '../../src/contract/clip';
import type { Progress } from '../../src/contract/progress';
import { MAXIMUM_STRIP_PICTURES, type Strip, type StripRequest } from '../../src/contract/strip';
import type { FrameSource, MovingScene } from '../families/video-model';
import { createPictureReader } from '../runtime/picture-reader';
import { StudioError } from '../studio-error';
import type { HeldMotion } from './held-motion';
import { sceneOptionsOf } from './scene-options';
import { frameCountOf } from './validate-settings';

/** Draws strips of one photo. Those that differ by their camera alone share a scene. */
export interface StripMaker {
  /** @throws StudioError of the stage that failed; an AbortError when cancelled */
  make(
    held: HeldMotion,
    request: StripRequest,
    report: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<Strip>;
  /** Frees the scene of the last strip. */
  clear(): void;
}

export function createStripMaker(device: GPUDevice): StripMaker {
  let last: { readonly key: string; readonly scene: MovingScene } | undefined;

  const clear = (): void => {
    last?.scene.dispose();
    last = undefined;
  };

  return {
    make: async (held, { settings, pictureCount }, report, signal) => {
      requirePictureCount(pictureCount);
      const { motion, latentSha256 } = await held.bringBeside(settings, { report }, signal);
      signal.throwIfAborted();
      const key = JSON.stringify([latentSha256, { ...settings, camera: null }]);
      if (last?.key !== key) {
        clear();
        last = { key, scene: await motion.createScene(sceneOptionsOf(settings, motion.regionMap)) };
      }
      signal.throwIfAborted();
      const frames = await last.scene.film(settings.camera);
      try {
        const pictures = await draw(device, frames, settings, pictureCount, report, signal);
        return { pictures, motionSha256: latentSha256 };
      } finally {
        frames.dispose();
      }
    },
    clear,
  };
}

/** Pictures drawn while one is on its way: the player of the preview draws in between. */
const PICTURES_AHEAD = 1;

async function draw(
  device: GPUDevice,
  frames: FrameSource,
  settings: ClipSettings,
  pictureCount: number,
  report: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<readonly ImageBitmap[]> {
  const { widthPixels, heightPixels } = settings;
  const reader = createPictureReader(device, widthPixels, heightPixels);
  const reading: Promise<Uint8ClampedArray<ArrayBuffer>>[] = [];
  const pictures: ImageBitmap[] = [];
  try {
    for (let index = 0; pictures.length < pictureCount; index += 1) {
      signal.throwIfAborted();
      const frame = Math.floor((index * frameCountOf(settings)) / pictureCount);
      if (index < pictureCount) reading.push(reader.read(frames.renderFrame(frame)));
      if (index < PICTURES_AHEAD) continue;
      const pixels = await reading.shift();
      if (!pixels) break;
      const image = new ImageData(pixels, widthPixels, heightPixels);
      pictures.push(await createImageBitmap(image));
      const done = pictures.length;
      const fraction = done / pictureCount;
      report({ kind: 'render', fraction, frame: done, frames: pictureCount });
    }
    signal.throwIfAborted();
    return pictures;
  } catch (error) {
    for (const picture of pictures) picture.close();
    throw error;
  } finally {
    // Their buffers are about to go: nobody else waits for these any more.
    await Promise.allSettled(reading);
    reader.dispose();
  }
}

function requirePictureCount(count: number): void {
  if (Number.isInteger(count) && count >= 1 && count <= MAXIMUM_STRIP_PICTURES) return;
  throw new StudioError(
    'invalid-request',
    `A strip has 1 to ${MAXIMUM_STRIP_PICTURES} pictures, not ${count}.`,
    'none',
  );
}
