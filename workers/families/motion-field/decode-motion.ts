import type { NetworkTensor } from '../../runtime/network';
import type { DecodedMotion } from '../video-model';
import type { PromptEncoding } from './directed-photo';
import type { PhotoEncoding } from './encoded-photo';
import type { MotionFieldTools } from './motion-field-model';
import { gateMattes } from './gate-mattes';
import { readPlanes } from './read-planes';
import type { CameraMove } from './render/camera-move';
import { cameraMoveOf } from './render/camera-path';
import { regionsOf, withRegionStrengths } from './region-strength';
import { createFrameRenderer } from './render/frame-renderer';

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
  };
  return {
    regions: regionsOf(encoding.featurePlanes),
    createFrames: ({ camera, regionStrengths, ...options }) => {
      const wanted = withRegionStrengths(scene, encoding.featurePlanes, regionStrengths);
      return createFrameRenderer(tools.gpu.device, wanted, {
        ...options,
        camera: camera.kind === 'prompt' ? moveOfPrompt(direction) : cameraMoveOf(camera),
      });
    },
  };
}

function moveOfPrompt(direction: PromptEncoding): CameraMove {
  return { ...direction.camera, style: 'move' };
}
