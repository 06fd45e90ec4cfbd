import { signal } from '@preact/signals';
import { beforeEach, expect, test } from 'vitest';
import { initialDraft } from '../../../src/app/clip-draft';
import { createDraftState, type DraftState } from '../../../src/app/draft-state';
import { createMaskState, type MaskState } from '../../../src/app/mask-state';
import type { Photo } from '../../../src/app/photo/photo';
import { createToastState, type ToastState } from '../../../src/app/toast-state';

function photoOf(widthPixels: number, heightPixels: number): Photo {
  const bitmap: ImageBitmap = { width: widthPixels, height: heightPixels, close: () => undefined };
  const file = new Blob();
  return { bitmap, file, name: 'a.jpg', widthPixels, heightPixels, notes: [] };
}

const photo = signal<Photo | null>(null);
let draft: DraftState;
let mask: MaskState;
let toasts: ToastState;

beforeEach(() => {
  photo.value = photoOf(1000, 500);
  draft = createDraftState(photo, initialDraft(1));
  toasts = createToastState();
  mask = createMaskState(draft, photo, toasts);
});

function paint(...points: readonly (readonly [number, number])[]): void {
  for (const [index, [x, y]] of points.entries()) {
    if (index === 0) mask.begin(x, y);
    else mask.extend(x, y);
  }
  mask.end();
}

test('without a brush nothing is painted', () => {
  paint([10, 10], [200, 10]);
  expect(draft.draft.value.mask).toEqual([]);
});

test('a stroke is seen while it is painted; the clip hears of it when it is done', () => {
  mask.choose('freeze');
  mask.begin(100, 100);
  mask.extend(200, 100);
  expect(mask.strokeUnderway.value?.points).toEqual([100, 100, 200, 100]);
  expect(draft.draft.value.mask).toEqual([]);
  mask.end();
  expect(draft.draft.value.mask).toEqual([
    { kind: 'freeze', radiusPixels: 60, softness: 0.3, points: [100, 100, 200, 100] },
  ]);
});

test('points that add nothing to a line are left out', () => {
  mask.choose('move');
  paint([100, 100], [101, 100], [103, 101], [150, 100]);
  expect(draft.draft.value.mask[0]).toMatchObject({ points: [100, 100, 150, 100] });
});

test('every step can be undone and redone, clearing too', () => {
  mask.choose('move');
  paint([1, 1]);
  paint([300, 300]);
  mask.clear();
  expect(mask.strokes.value).toHaveLength(0);
  const { undo, redo, redoLabel } = draft.history;
  const counts = [undo, undo, undo, undo, redo, redo].map((step) => {
    step();
    return mask.strokes.value.length;
  });
  expect(counts).toEqual([2, 1, 0, 0, 1, 2]);
  expect(redoLabel.value).toBe('brush');
  paint([5, 5]);
  expect(redoLabel.value).toBe(null);
});

test('an arrow follows the hand from where it began, and is undone like a stroke', () => {
  mask.choose('freeze');
  paint([1, 1]);
  mask.choose('arrow');
  mask.begin(100, 100);
  mask.extend(150, 100);
  mask.extend(300, 50);
  const arrow = { fromX: 100, fromY: 100, toX: 300, toY: 50 };
  expect(mask.arrows.value).toEqual([arrow]);
  expect(draft.draft.value.arrows).toEqual([]);
  mask.end();
  expect(draft.draft.value.arrows).toEqual([arrow]);
  draft.history.undo();
  expect(draft.draft.value).toMatchObject({ arrows: [], mask: [{ kind: 'freeze' }] });
  draft.history.redo();
  expect(draft.draft.value).toMatchObject({ arrows: [arrow], mask: [{ kind: 'freeze' }] });
});

test('a slip of the hand is no arrow, and there is an end to arrows', () => {
  mask.choose('arrow');
  paint([100, 100], [104, 103]);
  expect(draft.draft.value.arrows).toEqual([]);
  for (let i = 0; i < 12; i += 1) paint([10, 10 + i], [200, 10 + i]);
  expect(draft.draft.value.arrows).toHaveLength(8);
  expect(texts()).toEqual([expect.stringMatching(/^There are 8 arrows.* Delete one/)]);
});

test('another photo begins without a mask and without arrows', () => {
  mask.choose('freeze');
  paint([1, 1]);
  mask.choose('arrow');
  paint([1, 1], [200, 1]);
  photo.value = photoOf(300, 300);
  expect(draft.draft.value).toMatchObject({ mask: [], arrows: [] });
  expect(draft.history.undoLabel.value).toBe(null);
});

/** Moves the brush to and fro, so that every point counts. */
function scribble(pointCount: number): void {
  mask.begin(0, 0);
  for (let i = 1; i < pointCount; i += 1) mask.extend((i % 2) * 400, i % 500);
}

const texts = (): string[] => toasts.toasts.value.map(({ text }) => text);

test('however long one paints: where a stroke is full the next goes on, all of it one step', () => {
  mask.choose('freeze');
  scribble(2500);
  // The picture shows all of it meanwhile, the clip hears of it in the end.
  expect(mask.strokes.value).toHaveLength(2);
  expect(draft.draft.value.mask).toEqual([]);
  mask.end();
  const strokes = draft.draft.value.mask.flatMap((stroke) =>
    stroke.kind === 'freeze' ? [stroke.points] : [],
  );
  expect(strokes.map((points) => points.length <= 2000)).toEqual([true, true, true]);
  expect(strokes[1]?.slice(0, 2)).toEqual(strokes[0]?.slice(-2));
  expect(strokes[2]?.slice(-2)).toEqual([400, 499]);
  draft.history.undo();
  expect(draft.draft.value.mask).toEqual([]);
  mask.begin(0, 0);
  mask.cancel();
  scribble(1500);
  mask.cancel();
  expect(mask.strokes.value).toEqual([]);
});

test('where no more strokes fit, it is said, and what was painted stays', () => {
  mask.choose('freeze');
  for (let i = 0; i < 199; i += 1) paint([i, i]);
  expect(texts()).toEqual([]);
  scribble(1500);
  expect(mask.isDrawing.value).toBe(false);
  expect(draft.draft.value.mask).toHaveLength(200);
  const sentence = /^A clip holds 200 strokes of the brush at most\. Clear or undo some/;
  expect(texts()).toEqual([expect.stringMatching(sentence)]);

  toasts.toasts.value.forEach(toasts.dismiss);
  paint([1, 1]);
  mask.replace([...draft.draft.value.mask, ...draft.draft.value.mask]);
  expect(draft.draft.value.mask).toHaveLength(200);
  expect(texts()).toEqual([expect.stringMatching(sentence)]);

  draft.history.undo();
  paint([1, 1]);
  expect(draft.draft.value.mask).toHaveLength(200);
});

test('points on a straight line are left out when the stroke is done, its corners stay', () => {
  mask.choose('erase');
  paint([100, 100], [150, 101], [200, 100], [300, 100], [300, 200], [300, 300]);
  expect(draft.draft.value.mask).toMatchObject([
    { kind: 'erase', points: [100, 100, 300, 100, 300, 300] },
  ]);
});

test('what is forgotten half way was never drawn', () => {
  mask.choose('freeze');
  mask.begin(1, 1);
  mask.extend(300, 300);
  mask.cancel();
  mask.end();
  mask.choose('arrow');
  mask.begin(1, 1);
  mask.extend(300, 300);
  mask.cancel();
  expect(mask.arrows.value).toEqual([]);
  mask.end();
  expect(draft.draft.value).toMatchObject({ mask: [], arrows: [] });
});

test('an end of an arrow is moved by hand and by steps, within the crop; an arrow goes', () => {
  mask.choose('arrow');
  mask.addArrow();
  expect(draft.draft.value.arrows).toEqual([{ fromX: 440, fromY: 250, toX: 560, toY: 250 }]);
  expect(mask.chosenArrow.value).toBe(0);
  mask.grip(0, 'to');
  mask.extend(5000, 100);
  expect(draft.draft.value.arrows[0]?.toX).toBe(560);
  mask.end();
  mask.nudgeArrow(0, 'from', -10, 20);
  expect(draft.draft.value.arrows).toEqual([{ fromX: 430, fromY: 270, toX: 1000, toY: 100 }]);
  // A press that moves nothing is no step.
  mask.grip(0, 'to');
  mask.end();
  draft.history.undo();
  expect(draft.draft.value.arrows[0]?.fromX).toBe(440);
  mask.removeArrow(0);
  expect(draft.draft.value.arrows).toEqual([]);
  expect(mask.chosenArrow.value).toBe(null);
});
