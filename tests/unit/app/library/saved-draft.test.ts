import { expect, test } from 'vitest';
import { initialDraft, type ClipDraft } from '../../../../src/app/clip-draft';
import { NO_AXES } from '../../../../src/contract/camera-axes';
import { draftOf, parseSavedDraft, savedDraftOf } from '../../../../src/app/library/saved-draft';

const draft: ClipDraft = {
  ...initialDraft(7),
  prompt: 'leaves sway ',
  aspect: '9:16',
  isSeedLocked: true,
  camera: {
    kind: 'path',
    keyframes: [
      { at: 0.4, axes: { ...NO_AXES, roll: -0.5 }, easing: 'ease-out' },
      { at: 0.8, axes: { ...NO_AXES, dolly: 1 }, easing: 'hold' },
    ],
  },
  mask: [{ kind: 'freeze', radiusPixels: 12, softness: 0, points: [1, 2, 3, 4] }],
};
const crop = { x: 10, y: 20, width: 450, height: 800 };
const photo = { name: 'a.jpg', sha256: 'ab'.repeat(32) };

test('a draft comes back as it was left, the space behind a word too', () => {
  const saved = parseSavedDraft(structuredClone(savedDraftOf(draft, crop, photo, '?seed=7')));
  expect(saved).toMatchObject({ query: '?seed=7', photo, settings: { crop } });
  expect(saved && draftOf(saved)).toEqual(draft);
});

test('without a photo the shape and the size come back all the same', () => {
  const wide: ClipDraft = {
    ...draft,
    size: { kind: 'exact', widthPixels: 640, heightPixels: 200 },
  };
  const saved = parseSavedDraft(savedDraftOf(wide, null, null, ''));
  expect(saved?.photo).toBeNull();
  expect(saved && draftOf(saved)).toEqual(wide);
});

test('a seed that is none does not take the rest along', () => {
  const saved = parseSavedDraft(savedDraftOf({ ...draft, seed: Number.NaN }, crop, photo, ''));
  expect(saved?.settings).toMatchObject({ seed: 0, mask: draft.mask });
});

test('a prompt of a whole book does not either', () => {
  const book = { ...draft, prompt: 'waves '.repeat(10_000) };
  expect(parseSavedDraft(savedDraftOf(book, crop, photo, ''))?.settings.prompt).toHaveLength(
    10_000,
  );
});

const saved = savedDraftOf(draft, crop, photo, '');

test.each([
  undefined,
  null,
  7,
  {},
  { ...saved, query: 1 },
  { ...saved, settings: {} },
  { ...saved, aspect: '3:7' },
  { ...saved, size: { kind: 'named', name: '5K' } },
  { ...saved, size: { kind: 'exact', widthPixels: 1e9, heightPixels: 2 } },
])('%j is no draft', (value) => {
  expect(parseSavedDraft(value)).toBeUndefined();
});
