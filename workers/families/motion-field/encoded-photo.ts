import type { WorkingSizePixels } from '../../../src/contract/clip';
import type { NetworkTensor } from '../../runtime/network';
import type { EncodedPhoto } from '../video-model';
import { createDirectedPhoto } from './directed-photo';
import type { MotionFieldTools } from './motion-field-model';
import { readPlanes } from './read-planes';
import type { Planes } from './render/motion-scene';
import { readWorkingImage } from './working-image';

/** What the image encoder says of a photo, and the photo itself. */
export interface PhotoEncoding {
  readonly photo: ImageBitmap;
  readonly workingWidthPixels: number;
  readonly workingHeightPixels: number;
  /** `[1, 3, H, W]` */
  readonly image: NetworkTensor;
  /** `[1, 48, H/8, W/8]`, where the denoiser wants it (the GPU, if networks run there). */
  readonly features: NetworkTensor;
  /** `[1, 16, H/2, W/2]`, for the motion decoder. */
  readonly fine: NetworkTensor;
  readonly disparity: Planes;
  /** RGB and disparity of what lies behind the foreground. */
  readonly background: Planes;
}

/** Runs the image encoder once; the result serves any number of prompts and seeds. */
export async function createEncodedPhoto(
  tools: MotionFieldTools,
  photo: ImageBitmap,
  workingSizePixels: WorkingSizePixels,
  signal: AbortSignal,
): Promise<EncodedPhoto> {
  const working = readWorkingImage(photo, workingSizePixels);
  signal.throwIfAborted();
  const image = tools.runtime.createTensor(working.planes, [
    1,
    3,
    working.heightPixels,
    working.widthPixels,
  ]);
  const { features, fine, disparity, background } = await tools.networks['image-encoder'].run(
    { image },
    ['features', 'fine', 'disparity', 'background'],
    { keepOnGpu: ['features', 'fine'] },
  );
  const encoding: PhotoEncoding = {
    photo,
    workingWidthPixels: working.widthPixels,
    workingHeightPixels: working.heightPixels,
    image,
    features,
    fine,
    disparity: await readPlanes(disparity),
    background: await readPlanes(background),
  };
  return {
    encodePrompt: (prompt, promptSignal) =>
      createDirectedPhoto(tools, encoding, prompt, promptSignal),
    dispose: () => {
      for (const tensor of [image, features, fine]) tensor.dispose();
    },
  };
}
