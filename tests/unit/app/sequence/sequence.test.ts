import { describe, expect, test } from 'vitest';
import {
  duplicateEntry,
  EMPTY_SEQUENCE,
  moveEntry,
  removeEntry,
  trimmed,
  type Sequence,
  type SequenceEntry,
} from '../../../../src/app/sequence/sequence';

function entry(id: string): SequenceEntry {
  const transition = { kind: 'cut' } as const;
  return { id, clipId: `clip-${id}`, inSeconds: 0, outSeconds: 1, transition, title: null };
}

const abc: Sequence = { ...EMPTY_SEQUENCE, entries: ['a', 'b', 'c'].map(entry) };
const ids = (sequence: Sequence): string => sequence.entries.map(({ id }) => id).join('');

test.each([
  ['a', 0, 'abc'],
  ['a', 1, 'bac'],
  ['a', 2, 'bca'],
  ['a', 9, 'bca'],
  ['c', 0, 'cab'],
  ['c', -3, 'cab'],
  ['x', 1, 'abc'],
])('%s to %i: %s', (id, to, order) => {
  expect(ids(moveEntry(abc, id, to))).toBe(order);
});

test('a copy comes right after, with another name', () => {
  const made = duplicateEntry(abc, 'b', 'd');
  expect(ids(made)).toBe('abdc');
  expect(made.entries[2]).toEqual({ ...entry('b'), id: 'd' });
  expect(duplicateEntry(abc, 'x', 'd')).toBe(abc);
});

test('what is removed leaves the rest as it was', () => {
  expect(ids(removeEntry(abc, 'b'))).toBe('ac');
});

describe('trimming', () => {
  const clip = { durationSeconds: 2, framesPerSecond: 10 };
  const whole = { inSeconds: 0, outSeconds: 2 };

  test.each([
    ['in', 0.52, { inSeconds: 0.5, outSeconds: 2 }],
    ['in', -1, whole],
    ['in', 5, { inSeconds: 1.9, outSeconds: 2 }],
    ['out', 0.77, { inSeconds: 0, outSeconds: 0.8 }],
    ['out', 9, whole],
    ['out', 0, { inSeconds: 0, outSeconds: 0.1 }],
  ] as const)('%s to %d', (end, to, ends) => {
    expect(trimmed(whole, end, to, clip)).toEqual(ends);
  });
});
