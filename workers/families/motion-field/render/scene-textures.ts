import type { DisparityBounds, DisparityLayers } from './disparity-layers';
import type { GpuResources } from './gpu-resources';
import { createLayerExtensions } from './layer-extension';
import type { MotionScene } from './motion-scene';
import { createPhotoSource, type PhotoSource, resizePhoto, uploadPhoto } from './photo-source';
import { channelOf, type Field, fieldOf, resizeField } from './plane-filters';
import type { RenderPipelines } from './render-pipelines';

/** What every frame of every camera is composed from. */
export interface SharedTextures extends PhotoSource {
  readonly mattes: GPUTexture;
  readonly extensions: GPUTexture;
  readonly means: GPUTexture;
  readonly background: GPUTexture;
  readonly disparities: GPUTexture;
}

/** What every frame of a clip is composed from: the camera has a part in it. */
export interface SceneTextures extends Omit<SharedTextures, 'whole'> {
  readonly detailedPhoto: GPUTexture;
  readonly bounds: GPUTexture;
}

interface SharedTexturesInput {
  readonly scene: MotionScene;
  readonly layers: DisparityLayers;
  readonly widthPixels: number;
  readonly heightPixels: number;
}

/** Uploads a scene and prepares what stays the same in every frame. */
export function createSharedTextures(
  device: GPUDevice,
  resources: GpuResources,
  pipelines: RenderPipelines,
  input: SharedTexturesInput,
): SharedTextures {
  const { scene, layers } = input;
  const whole = uploadPhoto(device, resources, scene.photo);
  const source = createPhotoSource(device, resources, pipelines, whole, input);
  const mattes = uploadMattes(resources, input);
  const { width, height } = mattes;
  const small = resizePhoto(device, resources, pipelines, source.photo, width, height);
  const extended = createLayerExtensions(device, resources, pipelines, small, mattes);
  return {
    ...source,
    mattes,
    ...extended,
    background: uploadBackground(resources, scene),
    disparities: resources.filledTexture(
      'disparities',
      'rg32float',
      [layers.width, layers.height, 1],
      layers.texels,
    ),
  };
}

/** Uploads how far the rays of a camera have to look. */
export function boundsTexture(resources: GpuResources, bounds: DisparityBounds): GPUTexture {
  const { width, height, texels } = bounds;
  return resources.filledTexture('disparity bounds', 'rgba32float', [width, height, 1], texels);
}

/** r air, g water, a where the background hides; see compose.wgsl. */
function uploadMattes(resources: GpuResources, { scene, layers }: SharedTexturesInput): GPUTexture {
  const { width, height } = scene.mattes;
  return packed(resources, 'mattes', [
    channelOf(scene.mattes, 0),
    channelOf(scene.mattes, 1),
    fieldOf(width, height, () => 0),
    resizeField(layers.hidden, width, height),
  ]);
}

function uploadBackground(resources: GpuResources, { background }: MotionScene): GPUTexture {
  const opaque = fieldOf(background.width, background.height, () => 1);
  const colours = [0, 1, 2].map((channel) => channelOf(background, channel));
  return packed(resources, 'background', [...colours, opaque]);
}

/** An rgba8unorm texture out of four fields of 0..1. */
function packed(resources: GpuResources, label: string, fields: readonly Field[]): GPUTexture {
  const [first] = fields;
  const { width = 1, height = 1 } = first ?? {};
  const texels = new Uint8Array(4 * width * height);
  for (const [channel, field] of fields.entries()) {
    for (const [i, value] of field.data.entries()) {
      texels[4 * i + channel] = Math.round(255 * Math.min(1, Math.max(0, value)));
    }
  }
  return resources.filledTexture(label, 'rgba8unorm', [width, height, 1], texels);
}
