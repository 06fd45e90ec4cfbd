import { describe, expect, test } from 'vitest';
import { readClipRecord } from '../../../src/app/read-clip-record';
import { createWebpFile } from '../../../workers/runtime/webp-file';
import { exampleRecord } from '../../fixtures/example-record';

/** A still WebP of one chunk of picture and one of metadata, which has no place in a frame. */
function still(payload: readonly number[]): Blob {
  const exif = [...ascii('EXIF'), 2, 0, 0, 0, 9, 9];
  const padding = payload.length % 2 ? [0] : [];
  const picture = [...ascii('VP8 '), payload.length, 0, 0, 0, ...payload, ...padding];
  return new Blob([Uint8Array.from([...ascii('RIFF....WEBP'), ...exif, ...picture])]);
}

function ascii(text: string): number[] {
  return [...new TextEncoder().encode(text)];
}

async function bytesOf(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

describe('an animated WebP', () => {
  const frames = [
    { picture: still([1, 2, 3]), durationMilliseconds: 33 },
    { picture: still([4, 5]), durationMilliseconds: 300 },
  ];

  test('is laid out as RFC 9649 says', async () => {
    const bytes = await bytesOf(await createWebpFile(640, 428, frames, '{}'));
    const view = new DataView(bytes.buffer);
    expect(view.getUint32(4, true)).toBe(bytes.length - 8);
    const whole = [
      [...ascii('VP8X'), 10, 0, 0, 0, 2, 0, 0, 0, 127, 2, 0, 171, 1, 0],
      [...ascii('ANIM'), 6, 0, 0, 0, 255, 255, 255, 255, 0, 0],
      [...ascii('ANMF'), 28, 0, 0, 0, 0, 0, 0, 0, 0, 0, 127, 2, 0, 171, 1, 0, 33, 0, 0, 2],
      [...ascii('VP8 '), 3, 0, 0, 0, 1, 2, 3, 0],
      [...ascii('ANMF'), 26, 0, 0, 0, 0, 0, 0, 0, 0, 0, 127, 2, 0, 171, 1, 0, 44, 1, 0, 2],
      [...ascii('VP8 '), 2, 0, 0, 0, 4, 5],
      [...ascii('ENLV'), 2, 0, 0, 0, ...ascii('{}')],
    ];
    expect([...bytes.subarray(12)]).toEqual(whole.flat());
  });

  test('gives its record back', async () => {
    const file = await createWebpFile(64, 64, frames, JSON.stringify(exampleRecord));
    expect(await readClipRecord(file)).toEqual(exampleRecord);
  });

  test('cannot be made of what is no WebP', async () => {
    const picture = new Blob(['\u0089PNG and so on and on and on']);
    const making = createWebpFile(64, 64, [{ picture, durationMilliseconds: 40 }], '{}');
    await expect(making).rejects.toThrow(RangeError);
  });
});
