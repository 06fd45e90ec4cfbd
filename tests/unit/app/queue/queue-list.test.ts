import { describe, expect, test } from 'vitest';
import type { QueuedClip, QueuedClipState } from '../../../../src/app/queue/queued-clip';
import {
  canMove,
  moved,
  nextWaiting,
  partedByInterruption,
  withInterruptedWaiting,
  without,
  withState,
} from '../../../../src/app/queue/queue-list';
import { exampleRecord } from '../../../fixtures/example-record';

const waiting: QueuedClipState = { kind: 'waiting' };
const running: QueuedClipState = { kind: 'running' };
const interrupted: QueuedClipState = { kind: 'interrupted' };
const failed: QueuedClipState = {
  kind: 'failed',
  failure: { code: 'gpu-lost', message: 'Gone.', recovery: 'retry' },
};

function listOf(states: Readonly<Record<string, QueuedClipState>>): QueuedClip[] {
  return Object.entries(states).map(([id, state]) => ({
    id,
    photo: { file: new Blob(), name: `${id}.jpg` },
    settings: exampleRecord.settings,
    thumbnail: Promise.resolve(null),
    state,
    interruptions: 0,
  }));
}

const idsOf = (entries: readonly QueuedClip[]): string => entries.map(({ id }) => id).join('');

describe('the next clip', () => {
  test('is the first that waits, past those that are made or failed', () => {
    expect(nextWaiting(listOf({ a: failed, b: running, c: waiting, d: waiting }))?.id).toBe('c');
    expect(nextWaiting(listOf({ a: running, c: failed }))).toBeNull();
  });
});

describe('the order', () => {
  const entries = listOf({ a: running, b: waiting, c: failed, d: waiting, e: waiting });

  test('changes among those that wait; the others keep their place', () => {
    expect(idsOf(moved(entries, 'd', -1))).toBe('adcbe');
    expect(idsOf(moved(entries, 'd', 1))).toBe('abced');
  });

  test('has ends, and what does not wait does not move', () => {
    expect(canMove(entries, 'b', -1)).toBe(false);
    expect(canMove(entries, 'b', 1)).toBe(true);
    expect(canMove(entries, 'e', 1)).toBe(false);
    expect(canMove(entries, 'a', 1)).toBe(false);
    expect(canMove(entries, 'nobody', 1)).toBe(false);
    expect(idsOf(moved(entries, 'b', -1))).toBe('abcde');
    expect(idsOf(moved(entries, 'c', 1))).toBe('abcde');
  });
});

test('a clip changes its state or goes, alone', () => {
  const entries = listOf({ a: waiting, b: waiting });
  expect(withState(entries, 'b', running).map(({ state }) => state.kind)).toEqual([
    'waiting',
    'running',
  ]);
  expect(idsOf(without(entries, 'a'))).toBe('b');
});

describe('what was interrupted', () => {
  const entries = listOf({ a: interrupted, b: running, c: interrupted, d: waiting });

  test('has no turn before somebody says so, then waits in its place', () => {
    expect(nextWaiting(listOf({ a: interrupted }))).toBeNull();
    const going = withInterruptedWaiting(entries);
    expect(going.map(({ id, state }) => `${id} ${state.kind}`)).toEqual([
      'a waiting',
      'b running',
      'c waiting',
      'd waiting',
    ]);
    expect(nextWaiting(going)?.id).toBe('a');
  });

  test('can be told from the others', () => {
    expect(partedByInterruption(entries).map(idsOf)).toEqual(['ac', 'bd']);
  });
});
