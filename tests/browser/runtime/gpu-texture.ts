/** A texture as the renderer hands it over, filled with RGBA bytes. */
export function createFrameTexture(
  device: GPUDevice,
  widthPixels: number,
  heightPixels: number,
  rgba: Uint8Array<ArrayBuffer>,
): GPUTexture {
  const size = { width: widthPixels, height: heightPixels };
  const texture = device.createTexture({
    size,
    format: 'rgba8unorm',
    usage: GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.COPY_DST | GPUTextureUsage.COPY_SRC,
  });
  device.queue.writeTexture({ texture }, rgba, { bytesPerRow: widthPixels * 4 }, size);
  return texture;
}
