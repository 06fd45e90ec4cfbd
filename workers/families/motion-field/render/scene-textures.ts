import type { DisparityBounds, DisparityLayers } from './disparity-layers';
import type { GpuResources } from './gpu-resources';
import { createLayerExtensions } from './layer-extension';
import type { MotionScene } from './motion-scene';
import { createPhotoSource, resizePhoto, uploadPhoto } from './photo-source';
import { channelOf, type Field, fieldOf, resizeField } from './plane-filters';
import type { RenderPipelines } from './render-pipelines';
import type { SwaySpectrum } from './sway-spectrum';

/** Sway below this many long sides is not looked for: a fiftieth of a pixel at 4K. */
const LEAST_REACH = 5e-6;

/** What every frame of a clip is composed from. */
export interface SceneTextures {
  readonly photo: GPUTexture;
  readonly detailedPhoto: GPUTexture;
  readonly mattes: GPUTexture;
  readonly extensions: GPUTexture;
  readonly means: GPUTexture;
  readonly background: GPUTexture;
  readonly disparities: GPUTexture;
  readonly bounds: GPUTexture;
}

export interface SceneTexturesInput {
  readonly scene: MotionScene;
  readonly layers: DisparityLayers;
  readonly bounds: DisparityBounds;
  readonly spectrum: SwaySpectrum;
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly greatestMagnification: number;
}

/** Uploads a scene and prepares what stays the same in every frame. */
export function createSceneTextures(
  device: GPUDevice,
  resources: GpuResources,
  pipelines: RenderPipelines,
  input: SceneTexturesInput,
): SceneTextures {
  const { scene, layers, bounds } = input;
  const photo = uploadPhoto(device, resources, scene.photo);
  const source = createPhotoSource(
    device,
    resources,
    pipelines,
    photo,
    input,
    input.greatestMagnification,
  );
  const mattes = uploadMattes(resources, input);
  const small = resizePhoto(device, resources, pipelines, source.base, mattes.width, mattes.height);
  const extended = createLayerExtensions(device, resources, pipelines, small, mattes);
  return {
    photo: source.base,
    detailedPhoto: source.detailed,
    mattes,
    ...extended,
    background: uploadBackground(resources, scene),
    disparities: resources.filledTexture(
      'disparities',
      'rg32float',
      [layers.width, layers.height, 1],
      layers.texels,
    ),
    bounds: resources.filledTexture(
      'disparity bounds',
      'rgba32float',
      [bounds.width, bounds.height, 1],
      bounds.texels,
    ),
  };
}

/** r air, g water, b where anything sways, a where the background hides; see compose.wgsl. */
function uploadMattes(
  resources: GpuResources,
  { scene, spectrum, layers }: SceneTexturesInput,
): GPUTexture {
  const { width, height } = scene.mattes;
  const reach = resizeField(spectrum.reach, width, height);
  const sways = fieldOf(width, height, (_x, _y, i) => ((reach.data[i] ?? 0) > LEAST_REACH ? 1 : 0));
  return packed(resources, 'mattes', [
    channelOf(scene.mattes, 0),
    channelOf(scene.mattes, 1),
    sways,
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
