import { expect, test } from 'vitest';
import { arrowSpeedText, withEnd } from '../../../src/app/arrow';

const CROP = { x: 100, y: 0, width: 1000, height: 500 };

/** An arrow of so many long sides. */
function arrowOf(length: number) {
  return { fromX: 200, fromY: 100, toX: 200 + 1000 * length, toY: 100 };
}

test('an arrow is as fast as it is long, within what the model knows', () => {
  const words = [0.02, 0.05, 0.1, 0.2, 0.31].map((length) => arrowSpeedText(arrowOf(length), CROP));
  expect(words).toEqual(['slowest', 'slow', 'gentle', 'brisk', 'fastest']);
});

test('an end keeps to the crop', () => {
  const moved = withEnd(arrowOf(0.1), 'to', 20, 900, CROP);
  expect(moved).toEqual({ fromX: 200, fromY: 100, toX: 100, toY: 500 });
  expect(withEnd(arrowOf(0.1), 'from', 250.4, 30, CROP)).toMatchObject({ fromX: 250, fromY: 30 });
});
