import { expect, test } from 'vitest';
import { i420LayoutOf } from '../../../workers/runtime/i420-layout';

test.each([
  [1280, 720, 1280, 640],
  [46, 18, 48, 24],
  [2, 2, 4, 4],
])('planes of %d x %d follow each other, rows begin on words', (width, height, luma, chroma) => {
  const { planes, sizeBytes } = i420LayoutOf(width, height);
  const chromaBytes = (chroma * height) / 2;
  expect(planes).toEqual([
    { offset: 0, stride: luma },
    { offset: luma * height, stride: chroma },
    { offset: luma * height + chromaBytes, stride: chroma },
  ]);
  expect(sizeBytes).toBe(luma * height + 2 * chromaBytes);
});
