import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPhotoHeader } from '../../../src/app/photo/read-photo-header';
import { RUN, mutated } from './mutations';

const FOLDER = 'tests/fixtures/photos';
const photos = readdirSync(FOLDER)
  .filter((name) => !name.endsWith('.py'))
  .map((name) => new Uint8Array(readFileSync(`${FOLDER}/${name}`)));

test('every fixture has a header to begin with', () => {
  expect(photos.filter((photo) => readPhotoHeader(photo) === null)).toEqual([]);
});

test('no mutated picture throws, hangs or has a size that is no number', () => {
  fc.assert(
    fc.property(mutated(photos, 200), (bytes) => {
      const header = readPhotoHeader(bytes);
      const sides = header?.size ? Object.values(header.size) : [];
      expect(sides.every((side) => Number.isInteger(side) && side >= 0)).toBe(true);
    }),
    RUN,
  );
});

test('nor do bytes that only begin as a picture does', () => {
  const beginnings = photos.map((photo) => photo.slice(0, 16));
  const invented = fc
    .tuple(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 400 }))
    .map(([head, rest]) => Uint8Array.from([...head, ...rest]));
  fc.assert(
    fc.property(invented, (bytes) => {
      expect(() => readPhotoHeader(bytes)).not.toThrow();
    }),
    RUN,
  );
});
