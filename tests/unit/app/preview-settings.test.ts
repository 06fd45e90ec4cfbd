import { expect, test } from 'vitest';
import { initialDraft, settingsOf } from '../../../src/app/clip-draft';
import {
  changesMotion,
  previewSettingsOf,
  stripSettingsOf,
} from '../../../src/app/preview-settings';

const CROP = { x: 0, y: 0, width: 1920, height: 1080 };
const draft = initialDraft(7);

test('a preview has the shape of the clip at its own size, smaller on software', () => {
  const slow = previewSettingsOf(draft, CROP, true);
  const fast = previewSettingsOf(draft, CROP, false);
  expect([slow?.widthPixels, slow?.heightPixels]).toEqual([640, 360]);
  expect([fast?.widthPixels, fast?.heightPixels]).toEqual([1280, 720]);
  expect(previewSettingsOf(draft, { ...CROP, width: 607 }, true)?.heightPixels).toBe(640);
});

test('all that decides the motion is the clip’s own', () => {
  const settings = settingsOf(draft, CROP);
  const shown = previewSettingsOf({ ...draft, framesPerSecond: 60 }, CROP, true);
  expect(shown).toMatchObject({ prompt: settings.prompt, seed: 7, crop: CROP });
  expect(shown && changesMotion(settings, shown)).toBe(false);
});

test('what only the file knows does not disturb a preview', () => {
  const shown = previewSettingsOf({ ...draft, codec: 'av1', playCount: 4 }, CROP, true);
  expect(shown).toEqual(previewSettingsOf(draft, CROP, true));
});

test('a draft with problems has no preview', () => {
  expect(previewSettingsOf({ ...draft, durationSeconds: 99 }, CROP, true)).toBeNull();
});

test('only what the networks hear makes them run again', () => {
  const settings = settingsOf(draft, CROP);
  const camera = { kind: 'preset', preset: 'push-in', strength: 1 } as const;
  const seen = { ...settings, camera, motionStrength: 2, motionSpeed: 0.5, isLoop: false };
  expect(changesMotion(settings, { ...seen, durationSeconds: 9 })).toBe(false);
  for (const heard of [{ prompt: 'rain' }, { seed: 8 }, { steps: 1 }, { guidance: 5 }]) {
    expect(changesMotion(settings, { ...settings, ...heard })).toBe(true);
  }
  expect(changesMotion(settings, { ...settings, crop: { ...CROP, x: 5 } })).toBe(true);
});

test('a thumbnail has the shape of the clip, and no side too small to be drawn', () => {
  const settings = settingsOf(draft, CROP);
  expect(stripSettingsOf(settings, 128)).toMatchObject({ widthPixels: 128, heightPixels: 72 });
  expect(changesMotion(settings, stripSettingsOf(settings, 128))).toBe(false);
  const wide = settingsOf(draft, { ...CROP, height: 300 });
  expect(stripSettingsOf(wide, 128)).toMatchObject({ widthPixels: 128, heightPixels: 64 });
});
