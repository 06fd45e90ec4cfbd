import { expect, test } from 'vitest';
import { findSourceNotes, type SourceUse } from '../../../../src/app/photo/source-notes';
import { sourceNoteText } from '../../../../src/ui/stage/source-note-text';

const good: SourceUse = {
  photo: { widthPixels: 4000, heightPixels: 3000 },
  crop: { x: 0, y: 0, width: 4000, height: 3000 },
  output: { widthPixels: 960, heightPixels: 720 },
  measures: { sharpness: 0.6, noise: 1.2, busyness: 0.6 },
  ratio: null,
  regionMap: null,
  isCameraMoving: true,
};

const kindsOf = (use: SourceUse) => findSourceNotes(use).map(({ kind }) => kind);

test('a good photo, and one not measured yet, give no note', () => {
  expect(findSourceNotes(good)).toEqual([]);
  expect(findSourceNotes({ ...good, measures: null })).toEqual([]);
});

test.each([
  [{ sharpness: 0.01 }, ['soft']],
  [{ sharpness: null }, []],
  [{ noise: 9 }, ['noisy']],
  [{ noise: 9, busyness: 0.95 }, []],
  [{ busyness: 1 }, ['busy']],
] as const)('%o', (measures, kinds) => {
  expect(
    kindsOf({ ...good, measures: { sharpness: 0.6, noise: 1, busyness: 0.6, ...measures } }),
  ).toEqual(kinds);
});

test('a small photo at a large size is told, with the largest size that it fills', () => {
  const crop = { x: 0, y: 0, width: 800, height: 600 };
  const photo = { widthPixels: 800, heightPixels: 600 };
  const use = { ...good, photo, crop, output: { widthPixels: 2880, heightPixels: 2160 } };
  expect(findSourceNotes(use)).toEqual([{ kind: 'enlarged', factor: 3.6, smaller: '720p' }]);
  expect(kindsOf({ ...use, output: { widthPixels: 960, heightPixels: 720 } })).toEqual([]);
});

test('no size is small enough for a stamp: the smallest is offered, then none', () => {
  const crop = { x: 0, y: 0, width: 96, height: 72 };
  const use = { ...good, photo: { widthPixels: 96, heightPixels: 72 }, crop };
  expect(findSourceNotes(use)).toMatchObject([{ kind: 'enlarged', smaller: '360p' }]);
  const least = { ...use, output: { widthPixels: 480, heightPixels: 360 } };
  expect(findSourceNotes(least)).toMatchObject([{ kind: 'enlarged', smaller: null }]);
});

test('a strong crop is told once it has to be enlarged, and takes the place of that note', () => {
  const crop = { x: 0, y: 0, width: 800, height: 600 };
  expect(findSourceNotes({ ...good, crop })).toMatchObject([{ kind: 'strong-crop', share: 0.04 }]);
  const photo = { widthPixels: 12_000, heightPixels: 9000 };
  const large = { ...good, photo, crop: { x: 0, y: 0, width: 1200, height: 900 } };
  expect(kindsOf(large)).toEqual([]);
});

test('a narrow shape is no strong crop while it is the largest of its shape', () => {
  const photo = { widthPixels: 3000, heightPixels: 600 };
  const crop = { x: 0, y: 0, width: 338, height: 600 };
  expect(
    kindsOf({ ...good, photo, crop, output: { widthPixels: 406, heightPixels: 720 } }),
  ).toEqual([]);
});

test('every note is a sentence, and a button only says what can be done', () => {
  const soft = sourceNoteText({ kind: 'soft', smaller: null });
  expect(soft.remedy).toBeNull();
  expect(soft.text).toMatch(/^[A-Z].*\.$/);
  expect(sourceNoteText({ kind: 'soft', smaller: '540p' }).remedy).toBe('Take 540p');
});
