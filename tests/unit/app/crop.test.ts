import { describe, expect, test } from 'vitest';
import type { CropRectangle } from '../../../src/contract/clip';
import {
  aspectRatio,
  centreCrop,
  changeCropAspect,
  fitCrop,
  minCropSidePixels,
  moveCrop,
  resizeCrop,
  scaleCrop,
  type CropHandle,
} from '../../../src/app/crop';

const photo = { widthPixels: 1200, heightPixels: 800 };

function expectInside(crop: CropRectangle): void {
  for (const value of Object.values(crop)) expect(Number.isInteger(value)).toBe(true);
  expect(crop.x).toBeGreaterThanOrEqual(0);
  expect(crop.y).toBeGreaterThanOrEqual(0);
  expect(crop.x + crop.width).toBeLessThanOrEqual(photo.widthPixels);
  expect(crop.y + crop.height).toBeLessThanOrEqual(photo.heightPixels);
}

test('the largest crop lies in the middle', () => {
  expect(fitCrop(photo, null)).toEqual({ x: 0, y: 0, width: 1200, height: 800 });
  expect(fitCrop(photo, 1)).toEqual({ x: 200, y: 0, width: 800, height: 800 });
  expect(fitCrop(photo, 16 / 9)).toEqual({ x: 0, y: 63, width: 1200, height: 675 });
});

test('moving stops at the border and keeps the size', () => {
  const crop = { x: 100, y: 100, width: 300, height: 200 };
  expect(moveCrop(crop, photo, -500, 20)).toEqual({ ...crop, x: 0, y: 120 });
  expect(moveCrop(crop, photo, 5000, 5000)).toEqual({ ...crop, x: 900, y: 600 });
});

test('centring reaches as near to the point as the border allows', () => {
  const crop = { x: 0, y: 0, width: 300, height: 200 };
  expect(centreCrop(crop, photo, 600, 400)).toEqual({ ...crop, x: 450, y: 300 });
  expect(centreCrop(crop, photo, 0, 800)).toEqual({ ...crop, x: 0, y: 600 });
});

test('another aspect keeps the centre of a chosen part', () => {
  const crop = { x: 300, y: 200, width: 400, height: 200 };
  const square = changeCropAspect(crop, photo, 1);
  expect(square.width).toBe(square.height);
  expect(Math.abs(square.x + square.width / 2 - 500)).toBeLessThanOrEqual(1);
  expect(Math.abs(square.y + square.height / 2 - 300)).toBeLessThanOrEqual(1);
  expect(changeCropAspect(crop, photo, null)).toBe(crop);
});

test('scaling stays round the centre and inside the photo', () => {
  const crop = { x: 400, y: 300, width: 200, height: 100 };
  expect(scaleCrop(crop, photo, 2, null)).toEqual({ x: 300, y: 250, width: 400, height: 200 });
  expect(scaleCrop(crop, photo, 100, null)).toEqual({ x: 0, y: 50, width: 1200, height: 600 });
  expect(scaleCrop(crop, photo, 0.01, null).height).toBe(minCropSidePixels);
});

describe('resizing by a handle', () => {
  const crop = { x: 300, y: 200, width: 400, height: 300 };

  test('the opposite corner stays', () => {
    const handle = { horizontal: -1, vertical: -1 } as const;
    const resized = resizeCrop(crop, photo, handle, -50, 30, null);
    expect(resized).toEqual({ x: 250, y: 230, width: 450, height: 270 });
  });

  test('a locked shape is kept, with the opposite corner in place', () => {
    const square = { x: 300, y: 200, width: 300, height: 300 };
    const resized = resizeCrop(square, photo, { horizontal: 1, vertical: 1 }, 100, 20, 1);
    expect(resized).toEqual({ x: 300, y: 200, width: 400, height: 400 });
  });

  test('no drag whatever leaves the photo or the least size', () => {
    const directions = [-1, 0, 1] as const;
    const handles = directions.flatMap((horizontal) =>
      directions.map((vertical): CropHandle => ({ horizontal, vertical })),
    );
    for (const handle of handles) {
      if (handle.horizontal === 0 && handle.vertical === 0) continue;
      for (const ratio of [null, 16 / 9, aspectRatio('9:16'), 1]) {
        const start = ratio === null ? crop : changeCropAspect(crop, photo, ratio);
        for (const distance of [-4000, -333, -1, 0, 7, 250, 4000]) {
          const resized = resizeCrop(start, photo, handle, distance, -distance / 2, ratio);
          expectInside(resized);
          expect(Math.min(resized.width, resized.height)).toBeGreaterThanOrEqual(minCropSidePixels);
          const kept = ratio ?? resized.width / resized.height;
          expect(Math.abs(resized.width - resized.height * kept)).toBeLessThan(2);
        }
      }
    }
  });
});
