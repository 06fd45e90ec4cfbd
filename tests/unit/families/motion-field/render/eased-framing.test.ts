import { describe, expect, test } from 'vitest';
import { easedFraming } from '../../../../../workers/families/motion-field/render/eased-framing';

/** What is asked of a camera that goes to one side, through the middle, and to the other. */
const toAndFro = Array.from(
  { length: 61 },
  (_, frame) => 1 + 0.1 * Math.abs(Math.sin((3 * Math.PI * frame) / 120)),
);

function greatestBend(values: readonly number[]): number {
  const bends = values
    .slice(2)
    .map((value, index) => Math.abs(value - 2 * (values[index + 1] ?? 0) + (values[index] ?? 0)));
  return Math.max(...bends);
}

describe.each([
  ['clip', false],
  ['loop', true],
] as const)('a %s', (_, isLoop) => {
  test('is never framed closer than it must be, and begins with the whole photo', () => {
    for (const radius of [0, 1, 5, 8]) {
      const eased = easedFraming(toAndFro, radius, isLoop);
      expect(eased).toHaveLength(toAndFro.length);
      expect(eased[0]).toBe(1);
      for (const [frame, value] of eased.entries()) {
        expect(value).toBeGreaterThanOrEqual((toAndFro[frame] ?? 0) - 1e-12);
      }
    }
  });
});

test('the kink in the middle is gone', () => {
  const middle = (values: readonly number[]): readonly number[] => values.slice(30, 50);
  const eased = easedFraming(toAndFro, 7, false);
  expect(greatestBend(middle(eased))).toBeLessThan(0.25 * greatestBend(middle(toAndFro)));
});

test('without a radius nothing changes', () => {
  expect(easedFraming(toAndFro, 0, false)).toEqual(toAndFro);
});

test('a loop comes back to the photo at its end', () => {
  const eased = easedFraming(
    [...toAndFro.slice(0, 41), ...toAndFro.slice(1, 41).toReversed()],
    8,
    true,
  );
  expect(eased.at(-1)).toBeLessThan(1.02);
});
