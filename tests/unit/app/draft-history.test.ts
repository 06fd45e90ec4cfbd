import { signal } from '@preact/signals';
import { beforeEach, expect, test } from 'vitest';
import { initialDraft, type ClipDraft } from '../../../src/app/clip-draft';
import { createDraftState, type DraftState } from '../../../src/app/draft-state';
import type { Photo } from '../../../src/app/photo/photo';

const bitmap: ImageBitmap = { width: 1000, height: 500, close: () => undefined };
const lake: Photo = {
  bitmap,
  file: new Blob(),
  name: 'lake.jpg',
  widthPixels: 1000,
  heightPixels: 500,
  notes: [],
};
const photo = signal<Photo | null>(null);
let nowMs = 0;
let state: DraftState;

beforeEach(() => {
  photo.value = { ...lake };
  nowMs = 0;
  state = createDraftState(photo, initialDraft(1), () => nowMs);
});

/** Another value for every setting: a new one does not compile before it has one here. */
const others: { readonly [K in keyof ClipDraft]: ClipDraft[K] } = {
  prompt: 'rain falls',
  seed: 2,
  isSeedLocked: true,
  steps: 5,
  guidance: 4,
  motionStrength: 0.5,
  motionSpeed: 0.5,
  camera: { kind: 'preset', preset: 'push-in', strength: 1 },
  isLoop: false,
  playCount: 3,
  container: 'webm',
  codec: 'vp9',
  durationSeconds: 7,
  framesPerSecond: 60,
  workingSizePixels: 256,
  aspect: '1:1',
  size: { kind: 'photo' },
  mask: [{ kind: 'freeze', radiusPixels: 9, softness: 0, points: [1, 2] }],
  regionStrengths: { sky: 0.5 },
  regionSpeeds: { water: 2 },
  arrows: [{ fromX: 0, fromY: 0, toX: 9, toY: 9 }],
};
const keys = Object.keys(initialDraft(1));

test.each(keys)('a change of %s is undone and done again, and says what it was', (key) => {
  const before = state.draft.value;
  const next = Object.fromEntries(Object.entries(others).filter(([name]) => name === key));
  state.change(next);
  const after = state.draft.value;
  expect(after).not.toEqual(before);
  expect(state.history.undoLabel.value).toMatch(/\w/);
  state.history.undo();
  expect(state.draft.value).toEqual(before);
  expect(state.history.undoLabel.value).toBe(null);
  state.history.redo();
  expect(state.draft.value).toEqual(after);
});

test('a shape and the crop that it brings are one step; so is a crop by itself', () => {
  const whole = state.crop.value;
  state.setCrop({ x: 0, y: 0, width: 400, height: 300 });
  expect(state.history.undoLabel.value).toBe('crop');
  const own = state.crop.value;
  state.chooseAspect('1:1');
  expect(state.history.undoLabel.value).toBe('shape');
  expect(state.crop.value).not.toEqual(own);
  state.history.undo();
  expect([state.crop.value, state.draft.value.aspect]).toEqual([own, 'free']);
  state.history.undo();
  expect(state.crop.value).toEqual(whole);
});

test('a size that lays down the shape is undone with it', () => {
  state.load(
    { ...initialDraft(1), size: { kind: 'exact', widthPixels: 64, heightPixels: 64 } },
    null,
  );
  const square = state.crop.value;
  state.chooseAspect('16:9');
  state.history.undo();
  expect([state.crop.value, state.draft.value.size.kind]).toEqual([square, 'exact']);
});

test('a slider on its way is one step, another slider another', () => {
  for (const motionStrength of [1.1, 1.2, 1.3]) {
    nowMs += 300;
    state.change({ motionStrength });
  }
  state.change({ motionSpeed: 0.2 });
  state.history.undo();
  expect(state.draft.value).toMatchObject({ motionStrength: 1.3, motionSpeed: 1 });
  state.history.undo();
  expect(state.draft.value.motionStrength).toBe(1);
});

test('a pause ends a step, and so does letting go', () => {
  state.change({ prompt: 'rain' });
  nowMs += 1500;
  state.change({ prompt: 'rain falls' });
  state.history.settle();
  state.change({ prompt: 'rain falls slowly' });
  const seen = [0, 1, 2].map(() => {
    state.history.undo();
    return state.draft.value.prompt;
  });
  expect(seen).toEqual(['rain falls', 'rain', '']);
});

test('what ends where it began was no step', () => {
  state.change({ motionStrength: 1.5 });
  state.change({ motionStrength: 1 });
  expect(state.history.undoLabel.value).toBe(null);
  state.change({ motionStrength: 1 });
  expect(state.history.undoLabel.value).toBe(null);
});

test('an edit after undoing is a step of its own, and ends what could be redone', () => {
  state.change({ steps: 5 });
  state.history.undo();
  state.change({ steps: 6 });
  expect(state.history.redoLabel.value).toBe(null);
  state.history.undo();
  expect(state.draft.value.steps).toBe(4);
});

test('edits that belong together are undone together', () => {
  state.together(() => {
    state.change({ prompt: 'push in' });
    state.change({ camera: { kind: 'prompt' }, steps: 8 });
  });
  expect(state.history.undoLabel.value).toBe('prompt');
  state.history.undo();
  expect(state.draft.value).toEqual(initialDraft(1));
});

test('another photo begins another history, with nothing painted', () => {
  state.change({ mask: others.mask, regionStrengths: others.regionStrengths, steps: 8 });
  photo.value = { ...lake, widthPixels: 300, name: 'other.jpg' };
  expect(state.history.undoLabel.value).toBe(null);
  expect(state.draft.value).toMatchObject({ mask: [], regionStrengths: {}, steps: 8 });
});

test('beyond the first step lies the way to what was before', () => {
  const gone: string[] = [];
  const way = (label: string) => ({ label, go: () => void gone.push(label) });
  state.history.begin({ back: way('another photo'), forward: way('starting afresh') });
  state.change({ steps: 5 });
  state.history.undo();
  expect(state.history.undoLabel.value).toBe('another photo');
  state.history.undo();
  expect(gone).toEqual(['another photo']);
  state.history.begin({ forward: way('starting afresh') });
  state.history.redo();
  expect(gone).toEqual(['another photo', 'starting afresh']);
});

test('it does not grow for ever', () => {
  for (let steps = 0; steps < 500; steps += 1) {
    state.history.settle();
    state.change({ seed: steps + 10 });
  }
  for (let steps = 0; steps < 500; steps += 1) state.history.undo();
  expect(state.draft.value.seed).toBe(309);
});
