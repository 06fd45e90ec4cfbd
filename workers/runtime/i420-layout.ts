/** Where the planes of an I420 frame lie in one buffer; rows are padded to whole 32-bit words. */
export interface I420Layout {
  readonly widthPixels: number;
  readonly heightPixels: number;
  /** Y, U, V. */
  readonly planes: readonly [PlaneLayout, PlaneLayout, PlaneLayout];
  readonly sizeBytes: number;
}

/** The GPU writes four samples at a time, so each row of each plane begins on a word. */
export function i420LayoutOf(widthPixels: number, heightPixels: number): I420Layout {
  const lumaStride = wordsOf(widthPixels) * 4;
  const chromaStride = wordsOf(widthPixels / 2) * 4;
  const lumaBytes = lumaStride * heightPixels;
  const chromaBytes = (chromaStride * heightPixels) / 2;
  return {
    widthPixels,
    heightPixels,
    planes: [
      { offset: 0, stride: lumaStride },
      { offset: lumaBytes, stride: chromaStride },
      { offset: lumaBytes + chromaBytes, stride: chromaStride },
    ],
    sizeBytes: lumaBytes + 2 * chromaBytes,
  };
}

function wordsOf(samples: number): number {
  return Math.ceil(samples / 4);
}
