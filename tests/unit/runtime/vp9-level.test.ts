import { expect, test } from 'vitest';
import { vp9LevelOf } from '../../../workers/runtime/vp9-level';

/** Examples out of the table at webmproject.org/vp9/levels: each level's own, and one step above. */
test.each([
  [256, 144, 15, 100e3, 10],
  [640, 360, 24, 2.5e6, 21],
  [640, 360, 40, 2.5e6, 21],
  [640, 360, 41, 2.5e6, 30],
  [1280, 720, 30, 10e6, 31],
  [1280, 720, 30, 12e6 + 1, 40],
  [1920, 1080, 30, 18e6, 40],
  [1920, 1080, 30, 25e6, 41],
  [1920, 1080, 60, 25e6, 41],
  [3840, 2160, 30, 60e6, 50],
  [3840, 2160, 60, 60e6, 51],
  [2160, 3840, 60, 120e6, 51],
  // Few samples, but a row of them that is longer than level 3.1 takes.
  [3840, 64, 24, 1e6, 40],
  [16_384, 16_384, 24, 1e6, undefined],
])(
  'VP9 of %d x %d at %d fps and %d bit/s is of level %d',
  (width, height, rate, bitrate, level) => {
    const load = { widthPixels: width, heightPixels: height, framesPerSecond: rate, bitrate };
    expect(vp9LevelOf(load)).toBe(level);
  },
);
