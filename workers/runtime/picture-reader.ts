/** Copies pictures from the GPU, one size for all. */
export interface PictureReader {
  /**
   * The pixels of an rgba8unorm texture with COPY_SRC, row by row without padding. The texture may
   * be drawn over as soon as the call returns. Each call in flight holds a buffer of its own.
   */
  read(texture: GPUTexture): Promise<Uint8ClampedArray<ArrayBuffer>>;
  dispose(): void;
}

const PIXEL_BYTES = 4;
/** Rows of a copy from a texture begin at multiples of this. */
const ROW_ALIGNMENT_BYTES = 256;

export function createPictureReader(
  device: GPUDevice,
  widthPixels: number,
  heightPixels: number,
): PictureReader {
  const rowBytes = widthPixels * PIXEL_BYTES;
  const bytesPerRow = Math.ceil(rowBytes / ROW_ALIGNMENT_BYTES) * ROW_ALIGNMENT_BYTES;
  const free: GPUBuffer[] = [];
  const all: GPUBuffer[] = [];

  const makeBuffer = (): GPUBuffer => {
    const buffer = device.createBuffer({
      label: 'picture readback',
      size: bytesPerRow * heightPixels,
      usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
    });
    all.push(buffer);
    return buffer;
  };

  return {
    read: async (texture) => {
      const buffer = free.pop() ?? makeBuffer();
      const encoder = device.createCommandEncoder({ label: 'picture readback' });
      const size = [widthPixels, heightPixels];
      encoder.copyTextureToBuffer({ texture }, { buffer, bytesPerRow }, size);
      device.queue.submit([encoder.finish()]);
      await buffer.mapAsync(GPUMapMode.READ);
      const pixels = withoutPadding(new Uint8Array(buffer.getMappedRange()), rowBytes, bytesPerRow);
      buffer.unmap();
      free.push(buffer);
      return pixels;
    },
    dispose: () => {
      for (const buffer of all) buffer.destroy();
    },
  };
}

function withoutPadding(
  padded: Uint8Array,
  rowBytes: number,
  bytesPerRow: number,
): Uint8ClampedArray<ArrayBuffer> {
  const rows = padded.byteLength / bytesPerRow;
  const pixels = new Uint8ClampedArray(rowBytes * rows);
  for (let y = 0; y < rows; y += 1) {
    const start = y * bytesPerRow;
    pixels.set(padded.subarray(start, start + rowBytes), y * rowBytes);
  }
  return pixels;
}
