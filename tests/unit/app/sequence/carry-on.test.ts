import { expect, test } from 'vitest';
import { carriedName, carriedSettings } from '../../../../src/app/sequence/carry-on';
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

test.each([
  ['lake.jpg', 'lake 2.png'],
  ['lake 2.png', 'lake 3.png'],
  ['lake 99.png', 'lake 100.png'],
  ['my lake.jpeg', 'my lake 2.png'],
  ['pasted photo', 'pasted photo 2.png'],
])('%s is carried on by %s', (before, after) => {
  expect(carriedName(before)).toBe(after);
});
