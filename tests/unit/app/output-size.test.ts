import { describe, expect, test } from 'vitest';
import { namedSize, photoSize, sizeNames, sizeProblem } from '../../../src/app/output-size';

describe('named sizes', () => {
  test.each([
    [16 / 9, '720p', 1280, 720],
    [16 / 9, '4K', 3840, 2160],
    [9 / 16, '1080p', 1080, 1920],
    [9 / 16, '4K', 2160, 3840],
    [1, '4K', 2160, 2160],
    [4 / 5, '720p', 720, 900],
    [3, '4K', 3840, 1280],
  ] as const)('aspect %f at %s', (ratio, name, widthPixels, heightPixels) => {
    expect(namedSize(ratio, name)).toEqual({ widthPixels, heightPixels });
  });

  test('every size of every shape can be encoded', () => {
    for (let ratio = 0.05; ratio < 20; ratio *= 1.013) {
      for (const name of sizeNames) {
        const size = namedSize(ratio, name);
        expect(sizeProblem(size), `${ratio} ${name} ${JSON.stringify(size)}`).toBeNull();
      }
    }
  });

  test('the shape is kept to a pixel where no limit is met', () => {
    const { widthPixels, heightPixels } = namedSize(1.5, '720p');
    expect(widthPixels / heightPixels).toBeCloseTo(1.5, 2);
  });
});

describe('the photo’s own size', () => {
  test.each([
    [1.5, 1920, 1920, 1280],
    [1.5, 1001, 1002, 668],
    [4 / 3, 8000, 3326, 2492],
    [0.5, 3000, 1920, 3840],
    [1, 40, 64, 64],
  ])('aspect %f of %d pixels', (ratio, width, widthPixels, heightPixels) => {
    const size = photoSize(ratio, width);
    expect(size).toEqual({ widthPixels, heightPixels });
    expect(sizeProblem(size)).toBeNull();
  });
});

test.each([
  [{ widthPixels: 1281, heightPixels: 720 }, 'even'],
  [{ widthPixels: 4096, heightPixels: 2160 }, '3840'],
  [{ widthPixels: 3840, heightPixels: 3840 }, '3840 × 2160'],
  [{ widthPixels: 32, heightPixels: 720 }, '64'],
  [{ widthPixels: Number.NaN, heightPixels: 720 }, 'whole'],
])('%o is refused', (size, word) => {
  expect(sizeProblem(size)).toContain(word);
});
