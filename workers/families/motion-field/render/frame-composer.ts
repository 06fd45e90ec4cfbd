import type { CameraPath } from './camera-path';
import type { CameraPose } from './camera-pose';
import type { ComposePipelines, ComposeVariant } from './compose-pipelines';
import { createLinearSampler } from './field-sampling';
import { FRAME_UNIFORM_BYTES } from './frame-uniforms';
import type { GpuResources } from './gpu-resources';
import type { MotionFields } from './motion-fields';
import type { SceneTextures } from './scene-textures';
import {
  classifyTiles,
  TILE_PIXELS,
  TileCamera,
  type TileClass,
  TileContent,
  type TileInput,
} from './tile-classes';

/** Classes with a smaller share of the tiles are rendered by the pipeline that knows all. */
const LEAST_SHARE = 0.025;
/** Frames looked at to learn which pipelines a clip needs. */
const PROBES = 8;
/** Storage buffer offsets are multiples of this. */
const OFFSET_BYTES = 256;
const MOST_CLASSES = 64;

/** One frame for the composer. */
export interface ComposedFrame {
  readonly uniforms: ArrayBuffer;
  readonly pose: CameraPose;
  /** 0 the photo at output size, 1 the detailed one, between: both. */
  readonly detail: number;
  /** Nothing but the camera has moved since frame 0. */
  readonly isStill: boolean;
}

/** Renders frames into one picture. */
export interface FrameComposer {
  record(encoder: GPUCommandEncoder, frame: ComposedFrame): GPUTexture;
}

export interface ComposerInput {
  readonly textures: SceneTextures;
  readonly fields: MotionFields;
  readonly tiles: TileInput;
  readonly path: CameraPath;
  readonly frameCount: number;
  detailAt(frameIndex: number): number;
}

/** Compiles the pipelines that a clip needs and binds its resources. */
export async function createFrameComposer(
  device: GPUDevice,
  resources: GpuResources,
  pipelines: ComposePipelines,
  input: ComposerInput,
): Promise<FrameComposer> {
  const { tiles, textures } = input;
  const pick = await openVariants(pipelines, input);
  const picture = resources.texture({
    label: 'picture',
    format: 'rgba8unorm',
    size: [tiles.widthPixels, tiles.heightPixels],
    usage:
      GPUTextureUsage.STORAGE_BINDING | GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.COPY_SRC,
  });
  const uniforms = resources.buffer({
    label: 'frame',
    size: FRAME_UNIFORM_BYTES,
    usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
  });
  const tileCount =
    Math.ceil(tiles.widthPixels / TILE_PIXELS) * Math.ceil(tiles.heightPixels / TILE_PIXELS);
  const tileBuffer = resources.buffer({
    label: 'tiles',
    size: Math.ceil((4 * tileCount) / OFFSET_BYTES + MOST_CLASSES) * OFFSET_BYTES,
    usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST,
  });
  const bind = (photo: GPUTexture): GPUBindGroup =>
    bindResources(device, pipelines.resourcesLayout, picture, uniforms, input, photo);
  const [plain, detailed] = [bind(textures.photo), bind(textures.detailedPhoto)];
  const staticClasses = input.path.isStatic
    ? classifyTiles(tiles, input.path.poseAt(0))
    : undefined;
  let hasStillTiles = false;
  return {
    record: (encoder, frame) => {
      device.queue.writeBuffer(uniforms, 0, frame.uniforms);
      const found = staticClasses ?? classifyTiles(tiles, frame.pose);
      // Under a camera at rest, tiles without motion keep what an earlier frame drew there.
      const needed = found.filter(
        ({ content }) => content !== 0 || !hasStillTiles || !frame.pose.isIdentity,
      );
      const toDraw = frame.isStill ? stilled(needed) : needed;
      hasStillTiles = frame.pose.isIdentity;
      const pass = encoder.beginComputePass({ label: 'compose' });
      pass.setBindGroup(0, frame.detail >= 1 ? detailed : plain);
      let offset = 0;
      for (const tileClass of toDraw) {
        const data = new Uint32Array(tileClass.tiles);
        device.queue.writeBuffer(tileBuffer, offset, data);
        pass.setPipeline(pick(tileClass, frame.detail > 0 && frame.detail < 1));
        pass.setBindGroup(1, bindTiles(device, pipelines, tileBuffer, offset, data.byteLength));
        pass.dispatchWorkgroups(data.length, 2, 2);
        offset += Math.ceil(data.byteLength / OFFSET_BYTES) * OFFSET_BYTES;
      }
      pass.end();
      return picture;
    },
  };
}

/** The same tiles with nothing moving in them. */
function stilled(classes: readonly TileClass[]): readonly TileClass[] {
  return classes.map(({ camera, tiles }) => ({ content: 0, camera, tiles }));
}

type VariantPick = (tileClass: TileClass, isMixed: boolean) => GPUComputePipeline;

async function openVariants(
  pipelines: ComposePipelines,
  { tiles, textures, path, frameCount, detailAt }: ComposerInput,
): Promise<VariantPick> {
  const { widthPixels, heightPixels, hasRipple } = tiles;
  const isPhotoSized =
    textures.photo.width === widthPixels && textures.photo.height === heightPixels;
  const variantOf = (tile: Omit<TileClass, 'tiles'>, isMixed: boolean): ComposeVariant => ({
    content: tile.content,
    camera: tile.camera,
    hasRipple,
    isMixed,
    isPhotoSized,
  });
  const keyOf = ({ content, camera, isMixed }: ComposeVariant): string =>
    `${content} ${camera} ${Number(isMixed)}`;
  const camera = path.isStatic ? TileCamera.none : TileCamera.torn;
  const all = variantOf(
    { content: TileContent.all, camera },
    textures.photo !== textures.detailedPhoto,
  );
  const wanted = new Map<string, ComposeVariant>();
  const still = variantOf({ content: 0, camera: TileCamera.none }, false);
  wanted.set(keyOf(still), still);
  const probes = path.isStatic
    ? [0]
    : Array.from({ length: PROBES }, (_, i) => Math.round((i * (frameCount - 1)) / (PROBES - 1)));
  for (const frameIndex of probes) {
    const detail = detailAt(frameIndex);
    const classes = classifyTiles(tiles, path.poseAt(frameIndex));
    const count = classes.reduce((sum, { tiles: { length } }) => sum + length, 0);
    for (const tileClass of classes.filter((found) => found.tiles.length >= LEAST_SHARE * count)) {
      const variant = variantOf(tileClass, detail > 0 && detail < 1);
      wanted.set(keyOf(variant), variant);
    }
  }
  // Side by side: compiling takes a software adapter longer than all else before the first frame.
  const compiled = new Map<string, GPUComputePipeline>();
  const [general] = await Promise.all([
    pipelines.open(all),
    ...[...wanted].map(async ([key, variant]) => compiled.set(key, await pipelines.open(variant))),
  ]);
  return (tileClass, isMixed) => compiled.get(keyOf(variantOf(tileClass, isMixed))) ?? general;
}

function bindTiles(
  device: GPUDevice,
  pipelines: ComposePipelines,
  buffer: GPUBuffer,
  offset: number,
  size: number,
): GPUBindGroup {
  return device.createBindGroup({
    layout: pipelines.tilesLayout,
    entries: [{ binding: 0, resource: { buffer, offset, size } }],
  });
}

function bindResources(
  device: GPUDevice,
  layout: GPUBindGroupLayout,
  picture: GPUTexture,
  uniforms: GPUBuffer,
  { textures, fields }: ComposerInput,
  photo: GPUTexture,
): GPUBindGroup {
  const layered: GPUTextureViewDescriptor = { dimension: '2d-array' };
  const bindings: readonly GPUBindingResource[] = [
    { buffer: uniforms },
    picture.createView(),
    photo.createView(),
    textures.detailedPhoto.createView(),
    createLinearSampler(device),
    textures.mattes.createView(),
    textures.extensions.createView(layered),
    textures.means.createView(layered),
    textures.background.createView(),
    fields.sway.createView(),
    fields.flow.createView(),
    fields.ripple.createView(),
    textures.disparities.createView(),
    textures.bounds.createView(),
  ];
  return device.createBindGroup({
    label: 'compose resources',
    layout,
    entries: bindings.map((resource, binding) => ({ binding, resource })),
  });
}
