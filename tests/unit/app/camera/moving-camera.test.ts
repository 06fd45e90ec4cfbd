import { expect, test } from 'vitest';
import { isCameraMoving } from '../../../../src/app/camera/moving-camera';
import type { CameraAxes, CameraChoice } from '../../../../src/contract/camera';
import { NO_AXES } from '../../../../src/contract/camera-axes';

const dolly = { ...NO_AXES, dolly: -0.5 };

function pathOf(...axes: readonly CameraAxes[]): CameraChoice {
  const keyframes = axes.map((it, index) => ({
    at: (index + 1) / axes.length,
    axes: it,
    easing: 'linear' as const,
  }));
  return { kind: 'path', keyframes };
}

test.each<[CameraChoice, boolean]>([
  [{ kind: 'preset', preset: 'static', strength: 1 }, false],
  [{ kind: 'preset', preset: 'handheld', strength: 0.5 }, true],
  [{ kind: 'axes', axes: NO_AXES }, false],
  [{ kind: 'axes', axes: dolly }, true],
  [pathOf(NO_AXES, NO_AXES), false],
  // There and back again.
  [pathOf(dolly, NO_AXES), true],
])('%o moves: %s', (camera, isMoving) => {
  expect(isCameraMoving(camera, null)).toBe(isMoving);
});

test('a prompt moves it as it has been seen to, and not before', () => {
  expect(isCameraMoving({ kind: 'prompt' }, null)).toBe(false);
  expect(isCameraMoving({ kind: 'prompt' }, NO_AXES)).toBe(false);
  expect(isCameraMoving({ kind: 'prompt' }, dolly)).toBe(true);
});
