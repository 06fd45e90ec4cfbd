import { expect, test } from 'vitest';
import { parseSequence } from '../../../../src/app/sequence/parse-sequence';
import type { Sequence } from '../../../../src/app/sequence/sequence';

const SEQUENCE: Sequence = {
  entries: [
    {
      id: 'one',
      clipId: 'clip',
      inSeconds: 0.5,
      outSeconds: 2,
      transition: { kind: 'dissolve', durationSeconds: 0.5 },
      title: {
        text: 'The lake',
        position: 'bottom',
        size: 'large',
        colour: 'dark',
        inSeconds: 0,
        outSeconds: 1.5,
        fadeSeconds: 0.3,
      },
    },
  ],
  size: { widthPixels: 1080, heightPixels: 1920 },
  framesPerSecond: 30,
  fit: 'contain',
};
const [ENTRY] = SEQUENCE.entries;

test('a sequence comes back as it was kept', () => {
  expect(parseSequence(structuredClone(SEQUENCE))).toEqual(SEQUENCE);
});

test.each([
  [undefined],
  ['text'],
  [{}],
  [{ ...SEQUENCE, entries: [{ ...ENTRY, clipId: 3 }] }],
  [{ ...SEQUENCE, entries: [{ ...ENTRY, inSeconds: 3 }] }],
  [{ ...SEQUENCE, entries: [{ ...ENTRY, outSeconds: Number.NaN }] }],
  [{ ...SEQUENCE, entries: Array.from({ length: 101 }, () => ENTRY) }],
])('%j is none', (value) => {
  expect(parseSequence(value)).toBeUndefined();
});

test.each([
  [{ size: { widthPixels: 3, heightPixels: 5 } }, { size: null }],
  [{ framesPerSecond: 600 }, { framesPerSecond: null }],
  [{ fit: 'stretch' }, { fit: 'cover' }],
])('of %j what is wrong is left out', (patch, expected) => {
  expect(parseSequence({ ...SEQUENCE, ...patch })).toEqual({ ...SEQUENCE, ...expected });
});

test('a title or a transition that is none is left out', () => {
  const entries = [{ ...ENTRY, title: { text: 'x' }, transition: { kind: 'wipe' } }];
  expect(parseSequence({ ...SEQUENCE, entries })?.entries).toEqual([
    { ...ENTRY, title: null, transition: { kind: 'cut' } },
  ]);
});
