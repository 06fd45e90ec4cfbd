import { expect, test } from 'vitest';
import { byteText } from '../../../../src/app/library/byte-text';
import { sizeOfClips, type KeptClip } from '../../../../src/app/library/kept-clip';
import { parseKeptClip } from '../../../../src/app/library/parse-kept-clip';
import { exampleRecord } from '../../../fixtures/example-record';

const clip: KeptClip = {
  id: 'a',
  createdAtMs: 5,
  photoName: 'a.jpg',
  photoSha256: 'ab'.repeat(32),
  photoBytes: 1000,
  videoBytes: 300,
  motionSha256: '00',
  thumbnail: new Blob(['12345']),
  video: { codec: 'vp9', frameCount: 2, durationSeconds: 1, widthPixels: 64, heightPixels: 64 },
  record: exampleRecord,
};

test('a photo that clips share counts once', () => {
  const other = { ...clip, id: 'c', photoSha256: 'cd'.repeat(32), photoBytes: 50 };
  expect(sizeOfClips([clip, { ...clip, id: 'b' }, other])).toBe(1000 + 50 + 3 * 305);
});

test('a clip is read as it was kept', () => {
  expect(parseKeptClip({ ...clip, later: true })).toEqual(clip);
});

test.each([
  { id: 7 },
  { thumbnail: 'data:' },
  { photoSha256: '../video/b' },
  { videoBytes: Number.NaN },
  { record: {} },
  { video: { ...clip.video, frameCount: 0.5 } },
  { createdAtMs: Infinity },
])('%j makes it none', (change) => {
  expect(parseKeptClip({ ...clip, ...change })).toBeUndefined();
});

test.each([
  [1, '1 kB'],
  [840_000, '840 kB'],
  [3_240_000, '3.2 MB'],
  [48_600_000, '49 MB'],
  [2_140_000_000, '2.1 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(byteText(bytes)).toBe(text);
});
