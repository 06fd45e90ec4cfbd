import { i420LayoutOf, type I420Layout } from './i420-layout';
import shaderCode from './i420.wgsl?raw';

/** One frame as the encoder wants it: BT.709, limited range, 4:2:0. */
export interface I420Frame {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly layout: I420Layout;
}

export interface I420Converter {
  /**
   * Converts a texture of rgba8unorm, gamma-encoded sRGB values. The GPU work is submitted before
   * the call returns, so the texture may be drawn over at once; the promise resolves when the
   * frame has been read back. Keep two or three calls in flight, so that drawing, reading back and
   * encoding overlap; each call in flight holds a buffer of a frame's size.
   */
  convert(texture: GPUTexture): Promise<I420Frame>;
  dispose(): void;
}

const WORKGROUP_WIDTH = 16;
const WORKGROUP_HEIGHT = 8;

/**
 * RGB to YUV on the GPU, since a WebGPU canvas as a source of VideoFrames reads back black in
 * some browsers and leaves the matrix to them. Chroma is the mean of each 2 x 2 block, that is
 * sited at its centre; players assume the left edge (MPEG-2), half a pixel away, which no eye
 * sees on a photograph.
 *
 * @param widthPixels even
 * @param heightPixels even
 */
export function createI420Converter(
  device: GPUDevice,
  widthPixels: number,
  heightPixels: number,
): I420Converter {
  const layout = i420LayoutOf(widthPixels, heightPixels);
  const pass = createConversion(device, layout);
  const free: GPUBuffer[] = [];
  const all: GPUBuffer[] = [];

  const takeBuffer = (): GPUBuffer => {
    const used = free.pop();
    if (used) return used;
    const made = device.createBuffer({
      label: 'i420 readback',
      size: layout.sizeBytes,
      usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
    });
    all.push(made);
    return made;
  };

  return {
    convert: async (texture) => {
      const buffer = takeBuffer();
      const encoder = device.createCommandEncoder({ label: 'i420' });
      pass.encode(encoder, texture);
      encoder.copyBufferToBuffer(pass.samples, 0, buffer, 0, layout.sizeBytes);
      device.queue.submit([encoder.finish()]);
      await buffer.mapAsync(GPUMapMode.READ);
      const data = new Uint8Array(buffer.getMappedRange().slice(0));
      buffer.unmap();
      free.push(buffer);
      return { data, layout };
    },
    dispose: () => {
      for (const buffer of [...all, pass.samples, pass.shape]) buffer.destroy();
    },
  };
}

/**
 * Wraps a frame for the encoder, with the colour space that it is in.
 *
 * @param frame its data is taken over and cannot be read afterwards
 */
export function createVideoFrame(
  frame: I420Frame,
  timestampMicroseconds: number,
  durationMicroseconds: number,
): VideoFrame {
  const { data, layout } = frame;
  const init: VideoFrameBufferInit & { readonly transfer: ArrayBuffer[] } = {
    format: 'I420',
    codedWidth: layout.widthPixels,
    codedHeight: layout.heightPixels,
    layout: [...layout.planes],
    timestamp: timestampMicroseconds,
    duration: durationMicroseconds,
    colorSpace: { matrix: 'bt709', primaries: 'bt709', transfer: 'bt709', fullRange: false },
    // WebCodecs has it, the compiler's library not yet.
    transfer: [data.buffer],
  };
  return new VideoFrame(data, init);
}

/** The GPU resources of one frame size, and the commands that fill `samples` from a texture. */
function createConversion(device: GPUDevice, { widthPixels, heightPixels, ...layout }: I420Layout) {
  const lumaWords = layout.planes[0].stride / 4;
  const chromaWords = layout.planes[1].stride / 4;
  const samples = device.createBuffer({
    label: 'i420 samples',
    size: layout.sizeBytes,
    usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC,
  });
  const shape = device.createBuffer({
    label: 'i420 shape',
    size: 16,
    usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
  });
  device.queue.writeBuffer(
    shape,
    0,
    new Uint32Array([widthPixels, heightPixels, lumaWords, chromaWords]),
  );
  const module = device.createShaderModule({ label: 'i420', code: shaderCode });
  const pipeline = device.createComputePipeline({
    label: 'i420',
    layout: 'auto',
    compute: { module },
  });
  const bindLayout = pipeline.getBindGroupLayout(0);
  const encode = (encoder: GPUCommandEncoder, texture: GPUTexture): void => {
    const pass = encoder.beginComputePass({ label: 'i420' });
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, createBindGroup(device, bindLayout, texture.createView(), samples, shape));
    pass.dispatchWorkgroups(
      Math.ceil(chromaWords / WORKGROUP_WIDTH),
      Math.ceil(heightPixels / 2 / WORKGROUP_HEIGHT),
    );
    pass.end();
  };
  return { samples, shape, encode };
}

function createBindGroup(
  device: GPUDevice,
  layout: GPUBindGroupLayout,
  frame: GPUTextureView,
  samples: GPUBuffer,
  shape: GPUBuffer,
): GPUBindGroup {
  return device.createBindGroup({
    layout,
    entries: [
      { binding: 0, resource: frame },
      { binding: 1, resource: { buffer: samples } },
      { binding: 2, resource: { buffer: shape } },
    ],
  });
}
