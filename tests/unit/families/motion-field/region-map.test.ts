import { expect, test } from 'vitest';
import { connectedPlacesOf } from '../../../../workers/families/motion-field/connected-places';
import {
  placesOf,
  regionMapOf,
  regionPlanesOf,
} from '../../../../workers/families/motion-field/region-map';
import type { Planes } from '../../../../workers/families/motion-field/render/motion-scene';

/** A picture of digits: 0 nothing, 1 sky, 2 water, 5 person, as `REGION_NAMES` count. */
function labelsOf(rows: readonly string[]): [Uint8Array, number, number] {
  return [Uint8Array.from(rows.join(''), Number), rows[0]?.length ?? 0, rows.length];
}

/** The place numbers as such a picture. */
function drawn(placeNumbers: Uint16Array, width: number): string[] {
  const digits = [...placeNumbers].join('');
  return Array.from({ length: digits.length / width }, (_, row) =>
    digits.slice(row * width, (row + 1) * width),
  );
}

test('what lies apart is two places, the largest first; regions that touch are not one', () => {
  const rows = [
    '55500000000055', //
    '55511111111155',
    '55500000000000',
  ];
  const { placeNumbers, places } = connectedPlacesOf(...labelsOf(rows));
  expect(drawn(placeNumbers, 14)).toEqual(['22200000000033', '22211111111133', '22200000000000']);
  expect(places.map(({ region }) => region)).toEqual(['sky', 'person', 'person']);
  expect(places.map(({ share }) => Math.round(share * 42))).toEqual([9, 9, 4]);
});

test('a gap as narrow as a twig does not part the sky, a wider one does', () => {
  const { placeNumbers } = connectedPlacesOf(...labelsOf(['1110111100000011']));
  expect(drawn(placeNumbers, 16)).toEqual(['1110111100000022']);
});

test('a point inside is inside, of a ring too', () => {
  const rows = ['22222222', '20000002', '20000002', '20000002', '20000002', '22222222'];
  const { placeNumbers, places } = connectedPlacesOf(...labelsOf(rows));
  expect(places).toHaveLength(1);
  const { insideX = 0, insideY = 0 } = places[0] ?? {};
  expect(placeNumbers[Math.floor(insideY * 6) * 8 + Math.floor(insideX * 8)]).toBe(1);
});

const [SKY, WATER, GRASS, PERSON] = [1, 2, 4, 5];

/** A class map of 12 channels. */
function classesOf(
  width: number,
  height: number,
  sureness: (channel: number, x: number) => number,
) {
  const data = Float32Array.from({ length: 12 * width * height }, (_, i) =>
    sureness(Math.floor(i / (width * height)), (i % width) / width),
  );
  return { data, channels: 12, width, height };
}

test('a texel is what is likeliest there, and nothing where the class map opens no matte', () => {
  const classes = (width: number): Planes =>
    classesOf(width, width / 2, (channel, x) => {
      if (x < 0.25) return channel === SKY ? 0.9 : 0.05;
      if (x < 0.5) return channel === WATER ? 0.25 : 0;
      // Person and grass together are likelier than water, the person the more.
      if (channel === PERSON) return 0.3;
      return channel === GRASS ? 0.2 : channel === WATER ? 0.4 : 0;
    });
  const { placeNumbers, places } = placesOf(
    regionPlanesOf(classes(64)),
    regionPlanesOf(classes(32)),
  );
  const at = (x: number): string => places[(placeNumbers[64 * 10 + x] ?? 0) - 1]?.region ?? 'none';
  expect([at(5), at(24), at(55)]).toEqual(['sky', 'none', 'person']);
});

test('the map tells how much the mattes of a motion move, as frames are drawn with them', () => {
  const classes = classesOf(128, 64, (channel, x) => (channel === SKY && x < 0.5 ? 1 : 0));
  const planes = regionPlanesOf(classes);
  const mattes: Planes = {
    channels: 3,
    width: 128,
    height: 64,
    data: Float32Array.from({ length: 3 * 128 * 64 }, (_, i) =>
      i < 128 * 64 && i % 128 < 64 ? 0.97 : 0.03,
    ),
  };
  const map = regionMapOf(placesOf(planes, planes), planes, mattes);
  expect([map.movable[10], map.movable[100]]).toEqual([255, 0]);
  expect(map.places).toMatchObject([{ region: 'sky', share: 0.5 }]);
});
