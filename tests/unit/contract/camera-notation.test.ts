import { expect, test } from 'vitest';
import { NO_AXES } from '../../../src/contract/camera-axes';
import { parseCameraNotation } from '../../../src/contract/camera-notation';

test('axes, each by name', () => {
  expect(parseCameraNotation('truck:-0.5, dolly:1')).toEqual({
    kind: 'axes',
    axes: { ...NO_AXES, truck: -0.5, dolly: 1 },
  });
});

test('a path of keyframes with their time and easing', () => {
  expect(parseCameraNotation('dolly:.5@0.4;dolly:1,roll:0.2@1/ease-out')).toEqual({
    kind: 'path',
    keyframes: [
      { at: 0.4, axes: { ...NO_AXES, dolly: 0.5 }, easing: 'ease-in-out' },
      { at: 1, axes: { ...NO_AXES, dolly: 1, roll: 0.2 }, easing: 'ease-out' },
    ],
  });
});

test.each([
  '',
  'push-in',
  'dolly',
  'dolly:',
  'dolly:x',
  'dolly:2.1',
  'sideways:1',
  'dolly:1@0',
  'dolly:1@1.1',
  'dolly:1@0.5/bounce',
  'dolly:1@0.5;dolly:1@0.5',
  'dolly:1@0.5;',
  Array.from({ length: 9 }, (_, index) => `dolly:1@0.${index + 1}`).join(';'),
])('anything else is none: %s', (text) => {
  expect(parseCameraNotation(text)).toBeNull();
});
