import { signal } from '@preact/signals';
import { beforeEach, expect, test } from 'vitest';
import type { KeptClip } from '../../../../src/app/library/kept-clip';
import {
  createSequenceState,
  type SequenceState,
} from '../../../../src/app/sequence/sequence-state';
import { createToastState } from '../../../../src/app/toast-state';
import { exampleRecord } from '../../../fixtures/example-record';

const clip: KeptClip = {
  id: 'clip',
  createdAtMs: 0,
  photoName: 'lake.jpg',
  motionSha256: '00',
  video: {
    codec: 'h264',
    frameCount: 60,
    durationSeconds: 2,
    widthPixels: 64,
    heightPixels: 64,
  },
  record: { ...exampleRecord, settings: { ...exampleRecord.settings, framesPerSecond: 30 } },
  photoSha256: '00',
  photoBytes: 1,
  thumbnail: new Blob(),
  videoBytes: 1,
};
const other: KeptClip = { ...clip, id: 'other' };
const TITLE = {
  text: 'A',
  position: 'top',
  size: 'small',
  colour: 'dark',
  inSeconds: 0,
  outSeconds: 1,
  fadeSeconds: 0,
} as const;
let nowMs = 0;
let clips = signal<readonly KeptClip[]>([clip, other]);
let state: SequenceState;
let [first, second] = ['', ''];

beforeEach(() => {
  nowMs = 0;
  clips = signal<readonly KeptClip[]>([clip, other]);
  state = createSequenceState({
    clips,
    store: { read: () => Promise.resolve(undefined), save: () => Promise.resolve() },
    toasts: createToastState(),
    warnOfReload: () => undefined,
    isKept: false,
    now: () => nowMs,
  });
  state.add(clip);
  state.add(other);
  [first = '', second = ''] = state.sequence.value.entries.map(({ id }) => id);
  state.history.begin();
});

test.each<[string, () => void]>([
  ['adding a clip', () => state.add(clip)],
  ['order of the clips', () => state.move(second, 0)],
  ['duplicating a clip', () => state.duplicate(first)],
  ['taking a clip out', () => state.remove(first)],
  ['trim', () => state.trim(first, 'in', 1)],
  ['transition', () => state.setTransition(first, { kind: 'dissolve', durationSeconds: 1 })],
  ['title', () => state.setTitle(first, TITLE)],
  ['size', () => state.setFormat({ size: { widthPixels: 128, heightPixels: 128 } })],
  ['frame rate', () => state.setFormat({ framesPerSecond: 60 })],
  ['fit', () => state.setFormat({ fit: 'contain' })],
  [
    'forgetting clips',
    () => {
      clips.value = [clip];
      state.dropMissing();
    },
  ],
])('%s is undone and done again', (label, edit) => {
  const before = state.sequence.value;
  edit();
  const after = state.sequence.value;
  expect(after).not.toEqual(before);
  expect(state.history.undoLabel.value).toBe(label);
  state.history.undo();
  expect(state.sequence.value).toEqual(before);
  expect(state.history.undoLabel.value).toBe(null);
  state.history.redo();
  expect(state.sequence.value).toEqual(after);
});

test('a handle on its way is one step; another clip’s handle is another', () => {
  for (const seconds of [0.2, 0.4, 0.6]) {
    nowMs += 100;
    state.trim(first, 'in', seconds);
  }
  state.trim(second, 'in', 0.5);
  state.history.undo();
  expect(state.sequence.value.entries.map(({ inSeconds }) => inSeconds)).toEqual([0.6, 0]);
  state.history.undo();
  expect(state.sequence.value.entries.map(({ inSeconds }) => inSeconds)).toEqual([0, 0]);
  expect(state.history.undoLabel.value).toBe(null);
});

test('a step selects the clip that it was about', () => {
  state.trim(first, 'out', 1);
  state.remove(second);
  state.history.undo();
  expect(state.selected.value?.id).toBe(second);
  state.history.undo();
  expect(state.selected.value?.id).toBe(first);
});
