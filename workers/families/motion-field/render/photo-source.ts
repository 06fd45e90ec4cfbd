import { recordPass } from './compute-pass';
import type { GpuResources } from './gpu-resources';
import type { RenderPipelines } from './render-pipelines';

/** TEXTURE_BINDING and STORAGE_BINDING. */
const BINDABLE = GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.STORAGE_BINDING;

/** The photo at the resolutions that frames are sampled from. */
export interface PhotoSource {
  /** Shown unmagnified: the photo itself, or shrunk to the output where it is larger. */
  readonly base: GPUTexture;
  /** For magnified frames; the same as `base` where the photo holds no more. */
  readonly detailed: GPUTexture;
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

/** Shrinks the photo to what the clip can show, so that the bicubic reads of frames do not alias. */
export function createPhotoSource(
  device: GPUDevice,
  resources: GpuResources,
  pipelines: RenderPipelines,
  photo: GPUTexture,
  output: { readonly widthPixels: number; readonly heightPixels: number },
  greatestMagnification: number,
): PhotoSource {
  const { widthPixels, heightPixels } = output;
  if (photo.width <= widthPixels && photo.height <= heightPixels) {
    return { base: photo, detailed: photo };
  }
  const sizedBy = (factor: number): GPUTexture => {
    const width = Math.min(photo.width, Math.ceil(widthPixels * factor));
    const height = Math.min(photo.height, Math.ceil(heightPixels * factor));
    return width === photo.width && height === photo.height
      ? photo
      : resizePhoto(device, resources, pipelines, photo, width, height);
  };
  const base = resizePhoto(device, resources, pipelines, photo, widthPixels, heightPixels);
  return { base, detailed: greatestMagnification > 1.02 ? sizedBy(greatestMagnification) : base };
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
