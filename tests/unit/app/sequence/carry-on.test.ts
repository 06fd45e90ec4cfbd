import { expect, test } from 'vitest';
import {
  carriedFrame,
  carriedName,
  carriedSettings,
  carriedText,
} from '../../../../src/app/sequence/carry-on';
import { exampleRecord } from '../../../fixtures/example-record';

test('strokes and arrows lie on the last frame where they lay in the clip', () => {
  const settings = carriedSettings({
    ...exampleRecord.settings,
    widthPixels: 640,
    heightPixels: 320,
    crop: { x: 100, y: 50, width: 1280, height: 640 },
    mask: [
      { kind: 'freeze', radiusPixels: 20, softness: 0.5, points: [100, 50, 1380, 690] },
      { kind: 'place', region: 'sky', isStill: true, x: 740, y: 370 },
    ],
    arrows: [{ fromX: 740, fromY: 370, toX: 760, toY: 370 }],
  });
  expect(settings.crop).toEqual({ x: 0, y: 0, width: 640, height: 320 });
  expect(settings.mask).toEqual([
    { kind: 'freeze', radiusPixels: 10, softness: 0.5, points: [0, 0, 640, 320] },
    { kind: 'place', region: 'sky', isStill: true, x: 320, y: 160 },
  ]);
  expect(settings.arrows).toEqual([{ fromX: 320, fromY: 160, toX: 330, toY: 160 }]);
  expect(settings.prompt).toBe(exampleRecord.settings.prompt);
});

test('what goes on from a loop is none: it would lead back to where it began', () => {
  expect(carriedSettings({ ...exampleRecord.settings, isLoop: true }).isLoop).toBe(false);
});

test.each([
  [{ isLoop: false }, undefined, 59.5, 'end'],
  [{ isLoop: false }, 2, 59.5, 'end'],
  [{ isLoop: false }, 1, 29.5, 'cut'],
  [{ isLoop: true }, undefined, 59.5, 'round'],
  [{ isLoop: true }, 1.2, 35.5, 'cut'],
  // It comes round with every play.
  [{ isLoop: true, playCount: 2 }, 1, 29.5, 'round'],
  [{ isLoop: true }, 0, 0.5, 'cut'],
] as const)('%j, cut off at %s s, goes on from frame %s', (change, outSeconds, frame, kind) => {
  const settings = { ...exampleRecord.settings, framesPerSecond: 30, playCount: 1, ...change };
  const video = {
    codec: 'h264',
    frameCount: 60,
    durationSeconds: 2,
    widthPixels: 64,
    heightPixels: 64,
  } as const;
  const found = carriedFrame({ video, record: { ...exampleRecord, settings } }, outSeconds);
  expect(found.atSeconds * 30).toBeCloseTo(frame, 6);
  expect(found.kind).toBe(kind);
});

test('of a loop it is said that it ends where it began, and that loop is off', () => {
  expect(carriedText('round', true)).toContain('A loop ends where it began');
  expect(carriedText('round', true)).toContain('Loop is off');
  expect(carriedText('cut', true)).toContain('Loop is off');
  expect(carriedText('cut', false)).not.toContain('Loop');
  expect(carriedText('end', false)).toContain('last frame is your photo');
});

test.each([
  ['lake.jpg', 'lake 2.png'],
  ['lake 2.png', 'lake 3.png'],
  ['lake 99.png', 'lake 100.png'],
  ['my lake.jpeg', 'my lake 2.png'],
  ['pasted photo', 'pasted photo 2.png'],
])('%s is carried on by %s', (before, after) => {
  expect(carriedName(before)).toBe(after);
});
