import { recordPass } from './compute-pass';
import type { GpuResources } from './gpu-resources';
import type { RenderPipelines } from './render-pipelines';

/** TEXTURE_BINDING and STORAGE_BINDING. */
const BINDABLE = GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.STORAGE_BINDING;

/** The photo as a scene holds it. */
export interface PhotoSource {
  readonly whole: GPUTexture;
  /** Shown unmagnified: the photo itself, or shrunk to the output where it is larger. */
  readonly photo: GPUTexture;
}

/** The photo as an rgba8unorm texture; a bitmap is uploaded. */
export function uploadPhoto(
  device: GPUDevice,
  resources: GpuResources,
  photo: ImageBitmap | GPUTexture,
): GPUTexture {
  if (photo instanceof GPUTexture) {
    return photo;
  }
  const texture = resources.texture({
    label: 'photo',
    format: 'rgba8unorm',
    size: [photo.width, photo.height],
    usage:
      GPUTextureUsage.TEXTURE_BINDING |
      GPUTextureUsage.COPY_DST |
      GPUTextureUsage.RENDER_ATTACHMENT,
  });
  device.queue.copyExternalImageToTexture({ source: photo }, { texture }, [
    photo.width,
    photo.height,
  ]);
  return texture;
}

type OutputSize = { readonly widthPixels: number; readonly heightPixels: number };

/** Shrinks the photo to the output, so that the bicubic reads of frames do not alias. */
export function createPhotoSource(
  device: GPUDevice,
  resources: GpuResources,
  pipelines: RenderPipelines,
  whole: GPUTexture,
  { widthPixels, heightPixels }: OutputSize,
): PhotoSource {
  const isSmall = whole.width <= widthPixels && whole.height <= heightPixels;
  const photo = isSmall
    ? whole
    : resizePhoto(device, resources, pipelines, whole, widthPixels, heightPixels);
  return { whole, photo };
}

/** The photo for magnified frames; the same as `photo` where it holds no more. */
export function createDetailedPhoto(
  device: GPUDevice,
  resources: GpuResources,
  pipelines: RenderPipelines,
  { whole, photo }: PhotoSource,
  { widthPixels, heightPixels }: OutputSize,
  greatestMagnification: number,
): GPUTexture {
  if (photo === whole || greatestMagnification <= 1.02) return photo;
  const width = Math.min(whole.width, Math.ceil(widthPixels * greatestMagnification));
  const height = Math.min(whole.height, Math.ceil(heightPixels * greatestMagnification));
  return width === whole.width && height === whole.height
    ? whole
    : resizePhoto(device, resources, pipelines, whole, width, height);
}

/** Lanczos-3 resize in gamma space to an rgba8unorm texture. */
export function resizePhoto(
  device: GPUDevice,
  resources: GpuResources,
  pipelines: RenderPipelines,
  photo: GPUTexture,
  width: number,
  height: number,
): GPUTexture {
  const narrowed = device.createTexture({
    label: 'photo narrowed',
    format: 'rgba16float',
    size: [width, photo.height],
    usage: BINDABLE,
  });
  const resized = resources.texture({
    label: `photo ${width}x${height}`,
    format: 'rgba8unorm',
    size: [width, height],
    usage: BINDABLE | GPUTextureUsage.COPY_SRC,
  });
  const encoder = device.createCommandEncoder();
  recordPass(
    device,
    encoder,
    pipelines.lanczosHorizontal,
    [photo.createView(), narrowed.createView()],
    width,
    photo.height,
  );
  recordPass(
    device,
    encoder,
    pipelines.lanczosVertical,
    [narrowed.createView(), resized.createView()],
    width,
    height,
  );
  device.queue.submit([encoder.finish()]);
  narrowed.destroy();
  return resized;
}
