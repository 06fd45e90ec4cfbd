import { expect, test } from 'vitest';
import { CAMERA_PRESETS } from '../../../../src/contract/camera';
import { handAxesOf, limitedAxes } from '../../../../src/app/camera/hand-axes';
import { pathOfMove } from '../../../../src/app/camera/keyframe-edits';
import { NO_AXES } from '../../../../src/contract/camera-axes';
import {
  cameraMoveOf,
  createCameraPath,
  type NamedCamera,
} from '../../../../workers/families/motion-field/render/camera-path';
import { projectToPhoto } from '../../../../workers/families/motion-field/render/camera-pose';

/** Where a corner and a point between are seen at every frame, near and far. */
function seenBy(camera: NamedCamera, isLoop: boolean): readonly number[] {
  const clip = { frameCount: 48, framesPerSecond: 24, isLoop };
  const extent = { width: 1, height: 9 / 16 };
  const path = createCameraPath(cameraMoveOf(camera), clip, extent, { least: 0, greatest: 0.9 });
  return Array.from({ length: 48 }, (_, frame) => path.poseAt(frame)).flatMap((pose) =>
    [0, 0.9].flatMap((disparity) => [
      ...projectToPhoto(pose, 0.5, 9 / 32, disparity),
      ...projectToPhoto(pose, -0.2, 0.1, disparity),
    ]),
  );
}

function greatestDifference(one: readonly number[], other: readonly number[]): number {
  return Math.max(...one.map((value, index) => Math.abs(value - (other[index] ?? 0))));
}

const MOVES = CAMERA_PRESETS.filter((preset) => preset !== 'handheld');

test.each(MOVES)('%s goes on by hand as it is: nothing jumps', (preset) => {
  for (const [strength, isLoop] of [
    [1, false],
    [1.5, true],
  ] as const) {
    const camera = { kind: 'preset', preset, strength } as const;
    const axes = handAxesOf(camera, null);
    const byHand = seenBy({ kind: 'axes', axes }, isLoop);
    expect(greatestDifference(seenBy(camera, isLoop), byHand)).toBeLessThan(0.0015);
    // Nor when the move becomes a path.
    const path = seenBy({ kind: 'path', keyframes: pathOfMove(axes, isLoop) }, isLoop);
    expect(greatestDifference(byHand, path)).toBeLessThan(0.01);
  }
});

test('the prompt’s camera goes on where it was found, and rests where it was not', () => {
  const axes = { ...NO_AXES, dolly: 0.7 };
  expect(handAxesOf({ kind: 'prompt' }, axes)).toEqual(axes);
  expect(handAxesOf({ kind: 'prompt' }, null)).toEqual(NO_AXES);
});

test('a hand’s tremble comes to rest', () => {
  expect(handAxesOf({ kind: 'preset', preset: 'handheld', strength: 1 }, null)).toEqual(NO_AXES);
});

test('axes stay within their limits, to a hundredth', () => {
  const far = { ...NO_AXES, truck: 7, pan: -7, dolly: 0.12345, roll: -0.001 };
  expect(limitedAxes(far)).toEqual({ ...NO_AXES, truck: 2, pan: -2, dolly: 0.12 });
});
