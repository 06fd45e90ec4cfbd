import { expect, test } from 'vitest';
import { calmerCamera } from '../../../../src/app/review/calmer-camera';

test('every kind of camera goes a share as far, the prompt’s stays', () => {
  expect(calmerCamera({ kind: 'preset', preset: 'push-in', strength: 0.8 }, 0.5)).toEqual({
    kind: 'preset',
    preset: 'push-in',
    strength: 0.4,
  });
  const axes = { truck: 1, pedestal: -1, dolly: 0.5, pan: 0, tilt: 0.2, roll: 0, zoom: -0.4 };
  expect(calmerCamera({ kind: 'axes', axes }, 0.5)).toEqual({
    kind: 'axes',
    axes: { truck: 0.5, pedestal: -0.5, dolly: 0.25, pan: 0, tilt: 0.1, roll: 0, zoom: -0.2 },
  });
  const keyframe = { at: 1, axes, easing: 'linear' } as const;
  expect(calmerCamera({ kind: 'path', keyframes: [keyframe] }, 0.5)).toMatchObject({
    keyframes: [{ at: 1, axes: { truck: 0.5, zoom: -0.2 }, easing: 'linear' }],
  });
  expect(calmerCamera({ kind: 'prompt' }, 0.5)).toEqual({ kind: 'prompt' });
});
