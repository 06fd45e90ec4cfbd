import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openGpuDevice, type GpuContext } from '../../../workers/runtime/gpu-device';
import {
  createI420Converter,
  createVideoFrame,
  type I420Frame,
} from '../../../workers/runtime/i420-converter';
import reference from '../../fixtures/runtime/i420-reference.json';
import { createFrameTexture } from './gpu-texture';

const { width, height } = reference;

/** A plane without the padding of its rows. */
function planeOf({ data, layout }: I420Frame, plane: 0 | 1 | 2): number[] {
  const { offset, stride } = layout.planes[plane];
  const scale = plane === 0 ? 1 : 2;
  return Array.from({ length: height / scale }, (_, row) => {
    const first = offset + row * stride;
    return [...data.subarray(first, first + width / scale)];
  }).flat();
}

function greatestDifference(found: readonly number[], expected: readonly number[]): number {
  expect(found.length).toBe(expected.length);
  return Math.max(...expected.map((value, index) => Math.abs(value - (found[index] ?? NaN))));
}

describe('RGBA to I420 on the GPU', () => {
  let gpu: GpuContext;
  beforeAll(async () => {
    gpu = await openGpuDevice('wasm');
  });
  afterAll(() => gpu.dispose());

  const textureOf = (rgba: ArrayLike<number>): GPUTexture =>
    createFrameTexture(gpu.device, width, height, Uint8Array.from(rgba));

  test('every plane is within one step of NumPy', async () => {
    const converter = createI420Converter(gpu.device, width, height);
    const frame = await converter.convert(textureOf(reference.rgba));
    converter.dispose();
    expect(greatestDifference(planeOf(frame, 0), reference.y)).toBeLessThanOrEqual(1);
    expect(greatestDifference(planeOf(frame, 1), reference.u)).toBeLessThanOrEqual(1);
    expect(greatestDifference(planeOf(frame, 2), reference.v)).toBeLessThanOrEqual(1);
  });

  test('a texture may be drawn over at once, and frames in flight do not mix', async () => {
    const converter = createI420Converter(gpu.device, width, height);
    const texture = textureOf(reference.rgba);
    const grey = (value: number): Uint8Array<ArrayBuffer> =>
      new Uint8Array(width * height * 4).fill(value);
    const draw = (value: number): void =>
      gpu.device.queue.writeTexture({ texture }, grey(value), { bytesPerRow: width * 4 }, [
        width,
        height,
      ]);
    const frames = await Promise.all(
      [0, 255, 128].map((value) => {
        draw(value);
        return converter.convert(texture);
      }),
    );
    converter.dispose();
    // 16 + 219 x 128/255 = 125.93
    expect(frames.map((frame) => new Set(planeOf(frame, 0)))).toEqual(
      [16, 235, 126].map((luma) => new Set([luma])),
    );
    expect(new Set(frames.flatMap((frame) => planeOf(frame, 1)))).toEqual(new Set([128]));
  });

  test('the VideoFrame says what the samples are', async () => {
    const converter = createI420Converter(gpu.device, width, height);
    const frame = createVideoFrame(await converter.convert(textureOf(reference.rgba)), 41_667, 1);
    converter.dispose();
    expect([frame.format, frame.timestamp]).toEqual(['I420', 41_667]);
    expect([frame.codedWidth, frame.codedHeight]).toEqual([width, height]);
    expect(frame.colorSpace.toJSON()).toEqual({
      matrix: 'bt709',
      primaries: 'bt709',
      transfer: 'bt709',
      fullRange: false,
    });
    const copied = new Uint8Array(frame.allocationSize());
    const [luma] = await frame.copyTo(copied);
    frame.close();
    const firstRow = [...copied.subarray(luma?.offset, (luma?.offset ?? 0) + width)];
    expect(greatestDifference(firstRow, reference.y.slice(0, width))).toBeLessThanOrEqual(1);
  });
});
