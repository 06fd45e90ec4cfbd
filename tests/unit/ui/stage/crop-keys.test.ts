import { expect, test } from 'vitest';
import { cropForKey } from '../../../../src/ui/stage/crop-keys';

const photo = { widthPixels: 1000, heightPixels: 500 };
const crop = { x: 100, y: 100, width: 200, height: 100 };
const press = (key: string, shiftKey = false, ratio: number | null = null) =>
  cropForKey({ key, shiftKey }, crop, photo, ratio);

test('arrows move by a hundredth of the long side', () => {
  expect(press('ArrowLeft')).toEqual({ ...crop, x: 90 });
  expect(press('ArrowDown')).toEqual({ ...crop, y: 110 });
});

test('Shift and arrows resize from the lower right', () => {
  expect(press('ArrowRight', true)).toEqual({ ...crop, width: 210 });
  expect(press('ArrowUp', true)).toEqual({ ...crop, height: 90 });
});

test('a locked shape grows along both axes', () => {
  const grown = press('ArrowRight', true, 2);
  expect(grown).toMatchObject({ width: 210, height: 105 });
});

test('plus and minus scale, other keys are left alone', () => {
  expect(press('+')?.width).toBe(210);
  expect(press('-')?.width).toBe(190);
  expect(press('Tab')).toBeNull();
  expect(press('a')).toBeNull();
});
