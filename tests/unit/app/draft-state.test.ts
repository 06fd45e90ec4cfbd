import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { initialDraft } from '../../../src/app/clip-draft';
import { createDraftState } from '../../../src/app/draft-state';
import type { Photo } from '../../../src/app/photo/photo';

const bitmap: ImageBitmap = { width: 1000, height: 500, close: () => undefined };
const photo = signal<Photo | null>({
  bitmap,
  file: new Blob(),
  name: 'a.jpg',
  widthPixels: 1000,
  heightPixels: 500,
  notes: [],
});

test('a draft is loaded with its crop', () => {
  const state = createDraftState(photo, initialDraft(1));
  const crop = { x: 100, y: 50, width: 450, height: 450 };
  state.load({ ...initialDraft(2), aspect: '1:1' }, crop);
  expect(state.draft.value).toMatchObject({ seed: 2, aspect: '1:1' });
  expect(state.crop.value).toEqual(crop);
});

test.each([
  ['one beyond the photo', { x: 900, y: 0, width: 200, height: 200 }],
  ['one of another photo', { x: 0, y: 0, width: 4000, height: 4000 }],
  ['none', null],
])('in place of %s stands the largest of the aspect', (_, crop) => {
  const state = createDraftState(photo, initialDraft(1));
  state.load({ ...initialDraft(2), aspect: '1:1' }, crop);
  expect(state.crop.value).toEqual({ x: 250, y: 0, width: 500, height: 500 });
});
