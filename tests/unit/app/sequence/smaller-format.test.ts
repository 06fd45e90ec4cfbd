import { expect, it } from 'vitest';
import { smallerSize } from '../../../../src/app/sequence/smaller-format';

it('is about half of the pixels in the same shape, with even sides', () => {
  expect(smallerSize({ widthPixels: 1920, heightPixels: 1080 })).toEqual({
    widthPixels: 1344,
    heightPixels: 756,
  });
  expect(smallerSize({ widthPixels: 1080, heightPixels: 1350 })).toEqual({
    widthPixels: 756,
    heightPixels: 944,
  });
});

it('goes no lower than what encoders take', () => {
  const least = { widthPixels: 128, heightPixels: 228 };
  expect(smallerSize(least)).toEqual(least);
  expect(smallerSize({ widthPixels: 160, heightPixels: 160 })).toEqual({
    widthPixels: 128,
    heightPixels: 128,
  });
});
