import { expect, test } from 'vitest';
import { freezeStrokesOf } from '../../../../src/app/review/freeze-strokes';
import { motionMaskOf } from '../../../../src/contract/motion-mask';

const crop = { x: 100, y: 50, width: 960, height: 640 };

test('every stretched cell is held, what lies farther off is not', () => {
  const [columns, rows] = [96, 64];
  const isIn = (cell: number): boolean =>
    Math.hypot((cell % columns) - 40, Math.floor(cell / columns) - 20) < 6;
  const stretched = Uint8Array.from({ length: columns * rows }, (_, cell) => (isIn(cell) ? 1 : 0));
  stretched[0] = 2;
  const mask = freezeStrokesOf({ columns, rows, stretched }, crop);
  const painted = motionMaskOf({ crop, mask }, () => null);
  if (!painted) throw new Error('nothing was painted');
  const allowedAt = (cell: number): number | undefined => {
    const x = Math.floor((((cell % columns) + 0.5) / columns) * painted.width);
    const y = Math.floor(((Math.floor(cell / columns) + 0.5) / rows) * painted.height);
    return painted.data[y * painted.width + x];
  };
  const distanceOf = (cell: number): number =>
    Math.hypot((cell % columns) - 40, Math.floor(cell / columns) - 20);
  const all = Array.from({ length: columns * rows }, (_, cell) => cell);
  const valuesWhere = (isWanted: (distance: number) => boolean) =>
    new Set(all.filter((cell) => isWanted(distanceOf(cell))).map(allowedAt));
  expect(valuesWhere((distance) => distance < 6)).toEqual(new Set([0]));
  expect(valuesWhere((distance) => distance > 8)).toEqual(new Set([1]));
});

test('what the camera stretches cannot be held; nothing stretched, nothing painted', () => {
  const stretched = new Uint8Array(16).fill(2);
  expect(freezeStrokesOf({ columns: 4, rows: 4, stretched }, crop)).toEqual([]);
});

test('a checkerboard leaves room for strokes of the hand', () => {
  const stretched = Uint8Array.from({ length: 96 * 64 }, (_, cell) => cell % 2);
  expect(freezeStrokesOf({ columns: 96, rows: 64, stretched }, crop)).toHaveLength(100);
});
