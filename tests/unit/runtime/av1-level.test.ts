import { expect, test } from 'vitest';
import { av1LevelOf } from '../../../workers/runtime/av1-level';

/** Examples out of the table in A.3 of the AV1 specification, and what is just above them. */
test.each([
  [512, 288, 30, 1e6, '00M'],
  [640, 360, 24, 2.5e6, '01M'],
  [640, 360, 24, 3e6 + 1, '04M'],
  [854, 480, 30, 5e6, '04M'],
  [1280, 720, 30, 8e6, '05M'],
  [1280, 720, 60, 8e6, '08M'],
  [1920, 1080, 30, 12e6, '08M'],
  [1920, 1080, 30, 25e6, '08H'],
  [1920, 1080, 60, 20e6, '09M'],
  [3840, 2160, 30, 90e6, '12H'],
  [3840, 2160, 60, 40e6, '13M'],
  [2160, 3840, 120, 40e6, '14M'],
  // Few samples, but in rows that are longer than level 2.1 takes.
  [3840, 64, 24, 1e6, '04M'],
  [16_384, 16_384, 24, 1e6, undefined],
])(
  'AV1 of %d x %d at %d fps and %d bit/s is of level %s',
  (width, height, rate, bitrate, level) => {
    const load = { widthPixels: width, heightPixels: height, framesPerSecond: rate, bitrate };
    expect(av1LevelOf(load)).toBe(level);
  },
);
