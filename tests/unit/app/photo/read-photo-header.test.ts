import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readPhotoHeader } from '../../../../src/app/photo/read-photo-header';

function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../../../fixtures/photos/${name}`, import.meta.url));
}

const plain = {
  size: { widthPixels: 160, heightPixels: 120 },
  isAnimated: false,
  mayBeTransparent: false,
  isCmyk: false,
  isTruncated: false,
};

describe('formats', () => {
  test.each([
    ['plain.jpg', { ...plain, format: 'jpeg' }],
    ['progressive.jpg', { ...plain, format: 'jpeg' }],
    ['turned.jpg', { ...plain, format: 'jpeg' }],
    ['cmyk.jpg', { ...plain, format: 'jpeg', isCmyk: true }],
    ['cut-short.jpg', { ...plain, format: 'jpeg', isTruncated: true }],
    ['plain.png', { ...plain, format: 'png' }],
    ['half-transparent.png', { ...plain, format: 'png', mayBeTransparent: true }],
    ['cut-short.png', { ...plain, format: 'png', isTruncated: true }],
    ['plain.webp', { ...plain, format: 'webp' }],
    ['half-transparent.webp', { ...plain, format: 'webp', mayBeTransparent: true }],
    ['animated.webp', { ...plain, format: 'webp', isAnimated: true, mayBeTransparent: true }],
    ['still.gif', { ...plain, format: 'gif', mayBeTransparent: true }],
    ['animated.gif', { ...plain, format: 'gif', mayBeTransparent: true, isAnimated: true }],
    ['plain.avif', { ...plain, format: 'avif', mayBeTransparent: true }],
  ])('%s', (name, expected) => {
    expect(readPhotoHeader(fixture(name))).toEqual(expected);
  });

  test('sizes that would never fit are read without decoding', () => {
    expect(readPhotoHeader(fixture('thirty-thousand.png'))?.size).toEqual({
      widthPixels: 30_000,
      heightPixels: 30_000,
    });
  });

  test('HEIC is known by its brand', () => {
    const bytes = new TextEncoder().encode('\0\0\0\x18ftypheic\0\0\0\0mif1heic');
    expect(readPhotoHeader(bytes)?.format).toBe('heic');
  });

  test('anything else is no photo', () => {
    expect(readPhotoHeader(new TextEncoder().encode('hello, I am a text'))).toBeNull();
    expect(readPhotoHeader(new TextEncoder().encode('\0\0\0\x18ftypmp42\0\0\0\0isom'))).toBeNull();
    expect(readPhotoHeader(new Uint8Array())).toBeNull();
  });
});

describe('hostile input', () => {
  const names = [
    'plain.jpg',
    'turned.jpg',
    'plain.png',
    'animated.gif',
    'plain.avif',
    'plain.webp',
  ];

  test.each(names)('%s cut at every byte is read without throwing', (name) => {
    const bytes = fixture(name);
    for (let length = 0; length < bytes.length; length++) {
      expect(() => readPhotoHeader(bytes.subarray(0, length))).not.toThrow();
    }
  });

  test.each(['plain.jpg', 'turned.jpg', 'plain.png', 'plain.webp'])(
    '%s is known to be cut short wherever it was cut',
    (name) => {
      const bytes = fixture(name);
      const known = Array.from({ length: bytes.length }, (_, length) =>
        readPhotoHeader(bytes.subarray(0, length)),
      ).filter((header) => header !== null);
      expect(known.length).toBeGreaterThan(bytes.length - 16);
      expect(known.filter(({ isTruncated }) => !isTruncated)).toEqual([]);
    },
  );

  test.each(names)('%s with every byte altered ends and does not throw', (name) => {
    const bytes = Uint8Array.from(fixture(name));
    for (let index = 0; index < bytes.length; index++) {
      const original = bytes[index] ?? 0;
      for (const value of [0, 255]) {
        bytes[index] = value;
        expect(() => readPhotoHeader(bytes)).not.toThrow();
      }
      bytes[index] = original;
    }
  });

  test('an EXIF thumbnail that ends is not taken for the end of the picture', () => {
    const whole = fixture('plain.jpg');
    const thumbnail = [
      0xff,
      0xe1,
      0x00,
      0x0c,
      ...new TextEncoder().encode('Exif\0\0'),
      0,
      0,
      0xff,
      0xd9,
    ];
    const bytes = Uint8Array.from([
      ...whole.subarray(0, 2),
      ...thumbnail,
      ...whole.subarray(2, -2),
    ]);
    expect(readPhotoHeader(bytes)?.isTruncated).toBe(true);
  });
});
