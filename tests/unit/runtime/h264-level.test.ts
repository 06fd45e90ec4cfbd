import { describe, expect, test } from 'vitest';
import { h264LevelOf } from '../../../workers/runtime/h264-level';

/** Examples out of ITU-T H.264 Table A-6 (largest frame rates per level and size). */
describe('the level of H.264', () => {
  test.each([
    [1280, 720, 30, 8e6, 31],
    [1280, 720, 60, 8e6, 32],
    [1280, 720, 61, 8e6, 40],
    [1920, 1080, 30, 12e6, 40],
    [1920, 1080, 31, 12e6, 42],
    [1920, 1080, 64, 12e6, 42],
    [1920, 1080, 65, 12e6, 50],
    [3840, 2160, 24, 60e6, 51],
    [3840, 2160, 30, 60e6, 51],
    [3840, 2160, 60, 60e6, 52],
    [2160, 3840, 60, 60e6, 52],
    [640, 480, 30, 2e6, 30],
    [720, 576, 25, 4e6, 30],
    [176, 144, 15, 60e3, 10],
    [176, 144, 15, 100e3, 11],
  ])('of %d x %d at %d fps and %d bit/s is %d', (width, height, rate, bitrate, idc) => {
    const load = { widthPixels: width, heightPixels: height, framesPerSecond: rate, bitrate };
    expect(h264LevelOf(load, 'high')?.idc).toBe(idc);
  });

  test('rises with the bitrate, later in High than in Baseline profile', () => {
    const size = { widthPixels: 1280, heightPixels: 720, framesPerSecond: 24 };
    // Level 3.1 holds 14 Mbit/s, in High profile 17.5.
    expect(h264LevelOf({ ...size, bitrate: 17.5e6 }, 'high')?.idc).toBe(31);
    expect(h264LevelOf({ ...size, bitrate: 17.5e6 + 1 }, 'high')?.idc).toBe(32);
    expect(h264LevelOf({ ...size, bitrate: 14e6 }, 'baseline')?.idc).toBe(31);
    expect(h264LevelOf({ ...size, bitrate: 17.5e6 }, 'baseline')?.idc).toBe(32);
  });

  test('minds the longest side: sqrt(8 x MaxFS) macroblocks', () => {
    // 3840 x 64 is few macroblocks (960), but 240 of them in a row: 240^2 > 8 x 5120.
    const load = { widthPixels: 3840, heightPixels: 64, framesPerSecond: 24, bitrate: 1e6 };
    expect(h264LevelOf(load, 'high')?.idc).toBe(40);
  });

  test('does not exist for what no level holds', () => {
    const load = { widthPixels: 16_384, heightPixels: 16_384, framesPerSecond: 24, bitrate: 1e6 };
    expect(h264LevelOf(load, 'high')).toBeUndefined();
  });
});
