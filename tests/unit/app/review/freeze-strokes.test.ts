import { expect, test } from 'vitest';
import { withStretchedFrozen } from '../../../../src/app/review/freeze-strokes';
import type { MaskStroke } from '../../../../src/contract/clip';
import { motionMaskOf } from '../../../../src/contract/motion-mask';

const crop = { x: 100, y: 50, width: 960, height: 640 };
const [columns, rows] = [96, 64];
const cells = Array.from({ length: columns * rows }, (_, cell) => cell);

/** A map on which these cells are stretched. */
function mapOf(isStretched: (column: number, row: number) => boolean) {
  const stretched = Uint8Array.from(cells, (cell) =>
    isStretched(cell % columns, Math.floor(cell / columns)) ? 1 : 0,
  );
  return { columns, rows, stretched };
}

/** What strokes let move in the middle of every cell, 0..1. */
function allowedBy(mask: readonly MaskStroke[]): (number | undefined)[] {
  const painted = motionMaskOf({ crop, mask }, () => null);
  if (!painted) throw new Error('nothing was painted');
  return cells.map((cell) => {
    const x = Math.floor((((cell % columns) + 0.5) / columns) * painted.width);
    const y = Math.floor(((Math.floor(cell / columns) + 0.5) / rows) * painted.height);
    return painted.data[y * painted.width + x];
  });
}

test('every stretched cell is held, what lies farther off is not', () => {
  const distanceOf = (column: number, row: number): number => Math.hypot(column - 40, row - 20);
  const map = mapOf((column, row) => distanceOf(column, row) < 6);
  map.stretched[0] = 2;
  const allowed = allowedBy(withStretchedFrozen([], map, crop));
  const valuesWhere = (isWanted: (distance: number) => boolean) =>
    new Set(
      allowed.filter((_value, cell) =>
        isWanted(distanceOf(cell % columns, Math.floor(cell / columns))),
      ),
    );
  expect(valuesWhere((distance) => distance < 6)).toEqual(new Set([0]));
  expect(valuesWhere((distance) => distance > 8)).toEqual(new Set([1]));
});

test('what the camera stretches cannot be held; nothing stretched, nothing painted', () => {
  const stretched = new Uint8Array(16).fill(2);
  expect(withStretchedFrozen([], { columns: 4, rows: 4, stretched }, crop)).toEqual([]);
});

/** What the hand may have painted. */
const OWN: MaskStroke = { kind: 'move', radiusPixels: 30, softness: 0.3, points: [200, 100] };

test('a checkerboard leaves room for strokes of the hand, and all of it is held', () => {
  const map = mapOf((column, row) => (column + row) % 2 === 0);
  const strokes = withStretchedFrozen([], map, crop);
  expect(strokes).toHaveLength(64);
  const allowed = allowedBy(strokes).filter((_value, cell) => map.stretched[cell] === 1);
  expect(new Set(allowed)).toEqual(new Set([0]));
});

test('held again and again, the places of before are held too, in no more strokes', () => {
  const all = mapOf((column, row) => column >= 10 && column < 30 && row < 60);
  let mask: readonly MaskStroke[] = [OWN];
  for (let press = 0; press < 5; press += 1) {
    const part = mapOf(
      (column, row) => column >= 10 + 4 * press && column < 14 + 4 * press && row < 60,
    );
    mask = withStretchedFrozen(mask, part, crop);
  }
  expect(mask).toEqual(withStretchedFrozen([OWN], all, crop));
  expect(mask).toHaveLength(61);
});

test('what was painted above the strokes of before stays above them', () => {
  const before = withStretchedFrozen(
    [],
    mapOf((_column, row) => row < 10),
    crop,
  );
  const rubbed: MaskStroke[] = [...before, { ...OWN, kind: 'erase' }];
  const after = withStretchedFrozen(
    rubbed,
    mapOf((_column, row) => row > 50),
    crop,
  );
  expect(after.slice(0, 11)).toEqual(rubbed);
});

test('strokes of another crop and of the hand are left as they are', () => {
  const map = mapOf((_column, row) => row < 10);
  const elsewhere = withStretchedFrozen([], map, { ...crop, x: 103, y: 52 });
  const byHand: MaskStroke = { kind: 'freeze', radiusPixels: 9.6, softness: 0, points: [105, 55] };
  const painted = [...elsewhere, byHand];
  expect(withStretchedFrozen(painted, map, crop).slice(0, 11)).toEqual(painted);
});

test('where the hand has left little room, what lies between is held too', () => {
  const speckled = mapOf((column, row) => column % 8 === 0 && row % 8 === 0);
  const own = Array.from({ length: 190 }, () => OWN);
  const mask = withStretchedFrozen(own, speckled, crop);
  expect(mask).toHaveLength(198);
});
