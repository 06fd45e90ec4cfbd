import { StudioError } from '../../../studio-error';
import cameraCode from './camera.wgsl?raw';
import composeCode from './compose.wgsl?raw';
import { fieldSamplingOf } from './field-sampling';
import frameCode from './frame.wgsl?raw';
import certaintyCode from './layer-certainty.wgsl?raw';
import { compileShader } from './render-pipelines';
import samplingCode from './sampling.wgsl?raw';
import { TileCamera, TileContent } from './tile-classes';

/** What a compose pipeline has to reckon with; the overrides of compose.wgsl. */
export interface ComposeVariant {
  /** Bits of TileContent. */
  readonly content: number;
  /** A value of TileCamera. */
  readonly camera: number;
  readonly hasRipple: boolean;
  readonly isMixed: boolean;
  /** The photo has the output's size: what does not move is copied. */
  readonly isPhotoSized: boolean;
}

/** The compose pass of one device, specialised on demand. */
export interface ComposePipelines {
  readonly resourcesLayout: GPUBindGroupLayout;
  readonly tilesLayout: GPUBindGroupLayout;
  /** Compiles a variant, once. Throws StudioError unexpected. */
  open(variant: ComposeVariant): Promise<GPUComputePipeline>;
}

const composeByDevice = new WeakMap<GPUDevice, Promise<ComposePipelines>>();

/** The compose pass of a device, kept as long as the device lives. Throws StudioError unexpected. */
export function openComposePipelines(device: GPUDevice): Promise<ComposePipelines> {
  const known = composeByDevice.get(device);
  if (known) {
    return known;
  }
  const opening = createComposePipelines(device);
  composeByDevice.set(device, opening);
  opening.catch(() => composeByDevice.delete(device));
  return opening;
}

async function createComposePipelines(device: GPUDevice): Promise<ComposePipelines> {
  const fieldSampling = fieldSamplingOf(device);
  const parts = [
    frameCode,
    fieldSampling.code,
    samplingCode,
    certaintyCode,
    cameraCode,
    composeCode,
  ];
  const module = await compileShader(device, 'compose', parts.join('\n'));
  const [resourcesLayout, tilesLayout] = [
    resourcesLayoutOf(device, fieldSampling.sampleType),
    tilesLayoutOf(device),
  ];
  const layout = device.createPipelineLayout({ bindGroupLayouts: [resourcesLayout, tilesLayout] });
  const compiled = new Map<string, Promise<GPUComputePipeline>>();
  const open = (variant: ComposeVariant): Promise<GPUComputePipeline> => {
    const constants = constantsOf(variant);
    const key = JSON.stringify(constants);
    const known = compiled.get(key);
    if (known) {
      return known;
    }
    const opening = device
      .createComputePipelineAsync({
        label: `compose ${key}`,
        layout,
        compute: { module, entryPoint: 'main', constants },
      })
      .catch((cause: unknown) => {
        throw new StudioError(
          'unexpected',
          'The graphics device could not compile the pass compose.',
          'reload',
          { cause },
        );
      });
    compiled.set(key, opening);
    return opening;
  };
  return { resourcesLayout, tilesLayout, open };
}

function constantsOf(variant: ComposeVariant): Record<string, number> {
  const { content, camera } = variant;
  const has = (bit: number): number => ((content & bit) === 0 ? 0 : 1);
  const hasWater = has(TileContent.water);
  return {
    IS_COPY: content === 0 && camera === TileCamera.none && variant.isPhotoSized ? 1 : 0,
    CAMERA: camera,
    HAS_SWAY: has(TileContent.sway),
    HAS_AIR: has(TileContent.air),
    HAS_WATER: hasWater,
    HAS_DRIFT: has(TileContent.drift),
    HAS_RIPPLE: hasWater === 1 && variant.hasRipple ? 1 : 0,
    IS_SOLID: has(TileContent.solid),
    IS_MIXED: variant.isMixed ? 1 : 0,
  };
}

function resourcesLayoutOf(
  device: GPUDevice,
  sampleType: GPUTextureSampleType,
): GPUBindGroupLayout {
  const visibility = GPUShaderStage.COMPUTE;
  const smooth: Omit<GPUBindGroupLayoutEntry, 'binding'> = { visibility, texture: {} };
  const field: typeof smooth = { visibility, texture: { sampleType } };
  const layered: typeof smooth = { visibility, texture: { viewDimension: '2d-array' } };
  const kinds: readonly (typeof smooth)[] = [
    { visibility, buffer: { type: 'uniform' } },
    { visibility, storageTexture: { format: 'rgba8unorm' } },
    smooth,
    smooth,
    { visibility, sampler: {} },
    smooth,
    layered,
    layered,
    smooth,
    field,
    field,
    field,
    field,
    field,
  ];
  return device.createBindGroupLayout({
    label: 'compose resources',
    entries: kinds.map((kind, binding) => ({ binding, ...kind })),
  });
}

function tilesLayoutOf(device: GPUDevice): GPUBindGroupLayout {
  return device.createBindGroupLayout({
    label: 'compose tiles',
    entries: [
      { binding: 0, visibility: GPUShaderStage.COMPUTE, buffer: { type: 'read-only-storage' } },
    ],
  });
}
