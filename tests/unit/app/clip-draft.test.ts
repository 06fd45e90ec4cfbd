import { expect, test } from 'vitest';
import {
  findDraftProblems,
  frameCountOf,
  initialDraft,
  lockedRatio,
  settingsOf,
} from '../../../src/app/clip-draft';

const draft = initialDraft(7);
const crop = { x: 10, y: 20, width: 900, height: 600 };

test('a fresh draft has no problems', () => {
  expect(findDraftProblems(draft)).toEqual({});
});

test.each([
  ['seed', -1],
  ['seed', 4_294_967_296],
  ['seed', 1.5],
  ['seed', Number.NaN],
  ['steps', 0],
  ['steps', 9],
  ['guidance', 0.5],
  ['motionStrength', 2.1],
  ['durationSeconds', 0.5],
  ['durationSeconds', 16],
  ['playCount', 0],
  ['playCount', 5],
  ['framesPerSecond', 11],
  ['framesPerSecond', 29.97],
] as const)('%s %d is a problem', (setting, value) => {
  expect(Object.keys(findDraftProblems({ ...draft, [setting]: value }))).toEqual([setting]);
});

test('settings carry the crop, the trimmed prompt and the size of the shape', () => {
  const settings = settingsOf({ ...draft, prompt: '  leaves sway ' }, crop);
  expect(settings).toMatchObject({
    prompt: 'leaves sway',
    seed: 7,
    crop,
    widthPixels: 1080,
    heightPixels: 720,
  });
  expect(settings).not.toHaveProperty('aspect');
});

test('a named shape gives its exact size though the crop is rounded to pixels', () => {
  const rounded = { x: 0, y: 0, width: 999, height: 562 };
  const settings = settingsOf({ ...draft, aspect: '16:9' }, rounded);
  expect([settings.widthPixels, settings.heightPixels]).toEqual([1280, 720]);
});

test('an exact size locks the shape', () => {
  const exact = { kind: 'exact', widthPixels: 1000, heightPixels: 500 } as const;
  expect(lockedRatio({ ...draft, size: exact })).toBe(2);
  expect(lockedRatio(draft)).toBeNull();
});

test('a loop plays as often as is set, another clip once', () => {
  expect(settingsOf({ ...draft, playCount: 3 }, crop).playCount).toBe(3);
  expect(settingsOf({ ...draft, playCount: 3, isLoop: false }, crop).playCount).toBe(1);
});

test('the photo’s own size is the crop’s', () => {
  expect(settingsOf({ ...draft, size: { kind: 'photo' } }, crop)).toMatchObject({
    widthPixels: 900,
    heightPixels: 600,
  });
});

test('frames are seconds times rate', () => {
  expect(frameCountOf({ ...draft, durationSeconds: 5, framesPerSecond: 30 })).toBe(150);
  expect(frameCountOf({ ...draft, durationSeconds: 2.5, framesPerSecond: 25 })).toBe(63);
});
