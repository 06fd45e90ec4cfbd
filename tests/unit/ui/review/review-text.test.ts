import { expect, test } from 'vitest';
import {
  degreeText,
  percentText,
  reviewFacts,
  speedText,
} from '../../../../src/ui/review/review-text';
import { fakeReview } from '../../../browser/ui/fake-review';
import { exampleRecord } from '../../../fixtures/example-record';

const factsOf = (change: object): Record<string, string> =>
  Object.fromEntries(
    reviewFacts(fakeReview({ ...exampleRecord.settings, ...change }), 1000).map(
      ({ name, value }) => [name, value],
    ),
  );

test('figures in plain words', () => {
  expect(factsOf({ motionStrength: 1, isLoop: true })).toEqual({
    Moves: '50 % of the picture by itself; gentle',
    Speed: '15 px/s on average, 30 px/s where it is fastest',
    Camera: '0 % of all movement',
    Loop: 'closes and runs on: 41.8 dB at the seam, 42.0 dB at any step',
    Flicker: 'none to be seen: 0.08 levels of 255 a frame, at worst 0.20',
    Stretched: 'nothing to be seen',
  });
  const strong = factsOf({ motionStrength: 2, isLoop: false });
  expect(strong['Loop']).toContain('does not close');
  expect(strong['Loop']).toContain('24.2 dB');
  expect(strong['Stretched']).toBe('6 % of the picture, at worst 2.1 times');
});

test('a word for how strongly it moves; VBench’s threshold is strong', () => {
  expect([0, 0.1, 0.5, 1].map(degreeText)).toEqual(['still', 'gentle', 'lively', 'strong']);
});

test('a little is told from nothing', () => {
  expect([0, 0.0004, 0.004, 0.5].map(percentText)).toEqual(['0 %', 'under 0.1 %', '0.4 %', '50 %']);
  expect([0, 0.01, 1.25, 49.6].map(speedText)).toEqual([
    '0 px/s',
    'under 0.1 px/s',
    '1.3 px/s',
    '50 px/s',
  ]);
});
