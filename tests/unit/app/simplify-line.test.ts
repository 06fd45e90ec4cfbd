import { expect, test } from 'vitest';
import { simplifyLine } from '../../../src/app/simplify-line';

test('a straight line needs its ends alone, a corner stays', () => {
  expect(simplifyLine([0, 0, 5, 0.1, 10, 0, 10, 10], 0.5)).toEqual([0, 0, 10, 0, 10, 10]);
});

test('a dab and a line of two points stay as they are', () => {
  expect(simplifyLine([3, 4], 1)).toEqual([3, 4]);
  expect(simplifyLine([3, 4, 3, 4], 1)).toEqual([3, 4, 3, 4]);
});

test('no point of a curve is farther from what is left than the tolerance', () => {
  const curve = Array.from({ length: 400 }, (_, i) => [i, 40 * Math.sin(i / 25)]).flat();
  const left = simplifyLine(curve, 1);
  expect(left.length).toBeLessThan(120);
  const heightAt = (x: number): number => {
    const next = left.findIndex((value, i) => i % 2 === 0 && value >= x && i > 0);
    const [ax = 0, ay = 0, bx = 0, by = 0] = left.slice(next - 2, next + 2);
    return ay + ((x - ax) / (bx - ax)) * (by - ay);
  };
  for (let x = 1; x < 399; x += 1) {
    // Upright, a line as steep as this one is farther away than straight across.
    expect(Math.abs(heightAt(x) - 40 * Math.sin(x / 25))).toBeLessThan(2);
  }
});
