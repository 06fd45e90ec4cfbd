import type { I420Frame } from './i420-converter';
import { i420LayoutOf } from './i420-layout';

/** ITU-R BT.709-6, 3.2: the weights of red and blue in luma. */
const KR = 0.2126;
const KB = 0.0722;
const KG = 1 - KR - KB;
/** Limited range: 219 steps of luma above 16, 224 of chroma about 128; RGB has 255. */
const LUMA = 219 / 255;
const BLUE = 224 / 255 / (2 * (1 - KB));
const RED = 224 / 255 / (2 * (1 - KR));

/**
 * RGBA to I420 on the processor, BT.709 and limited range, as `i420.wgsl` does it: for pictures
 * that a 2D canvas has put together, whose conversion a browser does by a matrix of its choice.
 *
 * @param rgba row-major, gamma-encoded, opaque
 */
export function rgbaToI420(
  rgba: Uint8ClampedArray,
  widthPixels: number,
  heightPixels: number,
): I420Frame {
  const layout = i420LayoutOf(widthPixels, heightPixels);
  const data = new Uint8Array(layout.sizeBytes);
  const [luma, blue, red] = layout.planes;
  for (let y = 0; y < heightPixels; y += 2) {
    const blueRow = blue.offset + (y / 2) * blue.stride;
    const redRow = red.offset + (y / 2) * red.stride;
    for (let x = 0; x < widthPixels; x += 2) {
      let sumR = 0;
      let sumG = 0;
      let sumB = 0;
      for (let corner = 0; corner < 4; corner += 1) {
        const column = x + (corner & 1);
        const row = y + (corner >> 1);
        const at = (row * widthPixels + column) * 4;
        const r = rgba[at] ?? 0;
        const g = rgba[at + 1] ?? 0;
        const b = rgba[at + 2] ?? 0;
        data[luma.offset + row * luma.stride + column] = 16.5 + LUMA * (KR * r + KG * g + KB * b);
        sumR += r;
        sumG += g;
        sumB += b;
      }
      const mean = (KR * sumR + KG * sumG + KB * sumB) / 4;
      data[blueRow + x / 2] = 128.5 + BLUE * (sumB / 4 - mean);
      data[redRow + x / 2] = 128.5 + RED * (sumR / 4 - mean);
    }
  }
  return { data, layout };
}
