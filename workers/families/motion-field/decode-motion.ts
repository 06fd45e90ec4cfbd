import type { CameraChoice } from '../../../src/contract/camera';
import type { MotionReview } from '../../../src/contract/review';
import type { RegionMap } from '../../../src/contract/regions';
import type { NetworkTensor } from '../../runtime/network';
import type { DecodedMotion } from '../video-model';
import type { PromptEncoding } from './directed-photo';
import type { PhotoEncoding } from './encoded-photo';
import type { MotionFieldTools } from './motion-field-model';
import { gateMattes } from './gate-mattes';
import { readPlanes } from './read-planes';
import type { CameraMove } from './render/camera-move';
import { cameraMoveOf } from './render/camera-path';
import { regionMapOf } from './region-map';
import { regionMotionsOf } from './region-motion';
import { NATURAL_SPEEDS } from './region-speed';
import { createSettledScenes } from './settled-scenes';
import { createRenderScene } from './render/render-scene';
import { moveFields } from './render/scene-motion';

/** Long side of the photo that a review draws from. */
const REVIEW_PHOTO_PIXELS = 320;

/**
 * Latent to fields and mattes, once a clip. They are read back to the CPU: some megabytes, once,
 * in exchange for a renderer that knows no network and can be tested with plain arrays.
 */
export async function decodeMotion(
  tools: MotionFieldTools,
  encoding: PhotoEncoding,
  direction: PromptEncoding,
  latent: NetworkTensor,
  signal: AbortSignal,
): Promise<DecodedMotion> {
  signal.throwIfAborted();
  const { drift, ripple, sway, mattes } = await tools.networks['motion-decoder'].run(
    { latent, features: encoding.features, fine: encoding.fine, image: encoding.image },
    ['drift', 'ripple', 'sway', 'mattes'],
    { keepOnGpu: [] },
  );
  const scene = {
    photo: encoding.photo,
    disparity: encoding.disparity,
    background: encoding.background,
    drift: await readPlanes(drift),
    ripple: await readPlanes(ripple),
    sway: await readPlanes(sway),
    mattes: gateMattes(await readPlanes(mattes), encoding.likelihoods),
    swayFrequenciesHz: tools.config.swayFrequenciesHz,
    ...NATURAL_SPEEDS,
  };
  const settledOf = createSettledScenes(scene, encoding.featurePlanes);
  const moveOf = (camera: CameraChoice): CameraMove =>
    camera.kind === 'prompt' ? { ...direction.camera, style: 'move' } : cameraMoveOf(camera);
  const { device } = tools.gpu;
  let regionMap: RegionMap | undefined;
  return {
    regionMap: () =>
      (regionMap ??= regionMapOf(encoding.places, encoding.likelihoods, scene.mattes)),
    regions: regionMotionsOf(encoding.featurePlanes, scene),
    createScene: async (options) => {
      const moved = moveFields(settledOf(options), options);
      const { film, dispose } = await createRenderScene(device, moved, options);
      return { film: (camera) => film(moveOf(camera)), dispose };
    },
    review: async ({ camera, ...options }, reviewSignal) => {
      const { reviewMotion } = await import('./review/review-motion');
      const render = { ...options, camera: moveOf(camera) };
      const photo = await smallPhotoOf(encoding.photo);
      const settled = settledOf(options);
      const small = { ...settled, scene: { ...settled.scene, photo } };
      try {
        return withoutCalmPrompt(
          await reviewMotion(device, small, encoding.featurePlanes, render, reviewSignal),
          camera,
        );
      } finally {
        photo.close();
      }
    },
  };
}

/** What a review's small frames are drawn from: large enough for any magnification. */
function smallPhotoOf(photo: ImageBitmap): Promise<ImageBitmap> {
  const scale = Math.min(1, REVIEW_PHOTO_PIXELS / Math.max(photo.width, photo.height));
  return createImageBitmap(photo, {
    resizeWidth: Math.max(1, Math.round(photo.width * scale)),
    resizeHeight: Math.max(1, Math.round(photo.height * scale)),
    resizeQuality: 'medium',
  });
}

/** Nobody can turn down how far a prompt moves the camera. */
function withoutCalmPrompt(review: MotionReview, { kind }: CameraChoice): MotionReview {
  if (kind !== 'prompt') return review;
  return { ...review, stretch: { ...review.stretch, calmCamera: null } };
}
