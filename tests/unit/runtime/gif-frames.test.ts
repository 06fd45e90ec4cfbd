import { describe, expect, test } from 'vitest';
import { readClipRecord } from '../../../src/app/read-clip-record';
import { createGifPalette } from '../../../workers/runtime/gif-palette';
import { createGifFrames, delayOf } from '../../../workers/runtime/gif-writer';
import { exampleRecord } from '../../fixtures/example-record';

const SIDE = 16;

function picture(colourAt: (at: number) => readonly [number, number, number]): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(SIDE * SIDE * 4).fill(255);
  for (let at = 0; at < SIDE * SIDE; at += 1) pixels.set(colourAt(at), at * 4);
  return pixels;
}

function gifOf(frames: readonly Uint8ClampedArray[]): Blob {
  const gif = createGifFrames(SIDE, SIDE, 25, JSON.stringify(exampleRecord));
  for (const [index, pixels] of frames.entries()) gif.add(pixels, index);
  return gif.finish();
}

const ramp = picture((at) => [at, 255 - at, 128]);

describe('the frames of a GIF', () => {
  test('stand as long together as was asked, at any rate', () => {
    for (const rate of [12, 24, 25, 30, 50]) {
      const delays = Array.from({ length: 10 * rate }, (_, index) => delayOf(index, rate));
      expect(delays.reduce((sum, delay) => sum + delay, 0)).toBe(1000);
      expect(Math.min(...delays)).toBeGreaterThanOrEqual(2);
    }
  });

  test('cost next to nothing where nothing moves', () => {
    const one = gifOf([ramp]).size;
    const two = gifOf([ramp, ramp]).size;
    expect(two - one).toBeLessThan(60);
    const other = picture((at) => [255 - at, at, 128]);
    expect(gifOf([ramp, other]).size - one).toBeGreaterThan(150);
  });

  test('give their record back', async () => {
    expect(await readClipRecord(gifOf([ramp, ramp]))).toEqual(exampleRecord);
  });
});

describe('the palette', () => {
  test('shows a colour between two of its own as a mixture of both', () => {
    const halves = picture((at) => (at % SIDE < SIDE / 2 ? [100, 100, 100] : [112, 112, 112]));
    const palette = createGifPalette(halves);
    const indices = palette.indicesOf(
      picture(() => [106, 106, 106]),
      SIDE,
    );
    const levels = [...indices].map((index) => palette.colours[index]?.[0] ?? 0);
    const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
    expect(new Set(levels).size).toBeGreaterThan(1);
    expect(mean).toBeCloseTo(106, -1);
  });
});
