import type { WorkingSizePixels } from '../../../src/contract/clip';
import type { NetworkTensor } from '../../runtime/network';
import type { EncodedPhoto } from '../video-model';
import type { ConnectedPlaces } from './connected-places';
import { createDirectedPhoto } from './directed-photo';
import { likelihoodsOf } from './gate-mattes';
import type { MotionFieldTools } from './motion-field-model';
import { readPlanes } from './read-planes';
import { placesOf, regionPlanesOf } from './region-map';
import type { Planes } from './render/motion-scene';
import { averageFeatures, averageScales } from './two-scales';
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
  /** The same on the CPU; the first twelve channels are the class map. */
  readonly featurePlanes: Planes;
  /** How likely each matte's classes are, at working size: air, water, what sways. */
  readonly likelihoods: Planes;
  /** What is where, at working size too. */
  readonly places: ConnectedPlaces;
  /** `[1, 16, H/2, W/2]`, for the motion decoder. */
  readonly fine: NetworkTensor;
  readonly disparity: Planes;
  /** RGB and disparity of what lies behind the foreground. */
  readonly background: Planes;
}

/**
 * Runs the image encoder on the photo and on the same at half the size; the result serves any
 * number of prompts and seeds.
 */
export async function createEncodedPhoto(
  tools: MotionFieldTools,
  photo: ImageBitmap,
  workingSizePixels: WorkingSizePixels,
  signal: AbortSignal,
): Promise<EncodedPhoto> {
  const near = await encodeAt(tools, photo, workingSizePixels);
  const { working, image, fine } = near;
  const release = (): void => {
    image.dispose();
    fine.dispose();
  };
  let features: NetworkTensor;
  let featurePlanes: Planes;
  let likelihoods: Planes;
  let places: ConnectedPlaces;
  let disparity: Planes;
  try {
    signal.throwIfAborted();
    const far = await encodeAt(tools, photo, workingSizePixels / 2);
    far.image.dispose();
    far.fine.dispose();
    featurePlanes = averageFeatures(near.features, far.features);
    const { data, channels, height, width } = featurePlanes;
    features = tools.runtime.createTensor(data, [1, channels, height, width]);
    disparity = averageScales(near.disparity, far.disparity);
    likelihoods = averageScales(likelihoodsOf(near.classes), likelihoodsOf(far.classes));
    places = placesOf(regionPlanesOf(near.classes), regionPlanesOf(far.classes));
  } catch (error) {
    release();
    throw error;
  }
  const encoding: PhotoEncoding = {
    photo,
    workingWidthPixels: working.widthPixels,
    workingHeightPixels: working.heightPixels,
    image,
    features,
    featurePlanes,
    likelihoods,
    places,
    fine,
    disparity,
    background: near.background,
  };
  return {
    encodePrompt: (prompt, promptSignal) =>
      createDirectedPhoto(tools, encoding, prompt, promptSignal),
    dispose: () => {
      release();
      features.dispose();
    },
  };
}

async function encodeAt(tools: MotionFieldTools, photo: ImageBitmap, longSidePixels: number) {
  const working = readWorkingImage(photo, longSidePixels);
  const size = [1, 3, working.heightPixels, working.widthPixels];
  const image = tools.runtime.createTensor(working.planes, size);
  const { classes, features, fine, disparity, background } = await tools.networks[
    'image-encoder'
  ].run({ image }, ['classes', 'features', 'fine', 'disparity', 'background'], {
    keepOnGpu: ['fine'],
  });
  return {
    working,
    image,
    fine,
    classes: await readPlanes(classes),
    features: await readPlanes(features),
    disparity: await readPlanes(disparity),
    background: await readPlanes(background),
  };
}
