import { expect, test } from 'vitest';
import { directionStrokesOf } from '../../../workers/pipeline/direction-strokes';

const crop = { x: 100, y: 50, width: 1000, height: 500 };

test('an arrow is a stroke on the crop that covers its own length in two seconds', () => {
  const arrows = [{ fromX: 200, fromY: 150, toX: 200, toY: 50 }];
  const [stroke] = directionStrokesOf({ crop, arrows });
  expect(stroke).toEqual({ from: [0.1, 0.1], to: [0.1, 0], velocity: [0, -0.05] });
});

test('no arrow is slower or faster than the model has learned', () => {
  const speedOf = (length: number): number => {
    const arrows = [{ fromX: 100, fromY: 50, toX: 100 + length, toY: 50 }];
    return directionStrokesOf({ crop, arrows })[0]?.velocity[0] ?? NaN;
  };
  expect(speedOf(2)).toBe(0.015);
  expect(speedOf(900)).toBe(0.15);
});
