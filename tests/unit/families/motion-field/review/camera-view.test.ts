import { describe, expect, test } from 'vitest';
import {
  poseOf,
  projectToPhoto,
} from '../../../../../workers/families/motion-field/render/camera-pose';
import { NO_AXES } from '../../../../../src/contract/camera-axes';
import { createCameraView } from '../../../../../workers/families/motion-field/review/camera-view';
import { singularValuesOf } from '../../../../../workers/families/motion-field/review/matrix2';

const extent = { width: 1, height: 2 / 3 };
const flat = { slopeX: 0, slopeY: 0 };

describe('what the frame shows of a point', () => {
  test.each([
    ['truck', { truck: 1 }],
    ['pan and tilt', { pan: 1, tilt: -0.7 }],
    ['dolly and roll', { dolly: 0.8, roll: 0.6 }],
    ['all', { truck: 0.4, pedestal: -0.3, dolly: 0.5, pan: 0.6, tilt: 0.2, roll: -0.5, zoom: 0.7 }],
  ])('%s: is the inverse of where the frame looks', (_name, axes) => {
    const pose = poseOf({ ...NO_AXES, ...axes }, 1.1, extent);
    const view = createCameraView(pose);
    for (const [x, y, disparity] of [
      [0.1, 0.2, 0.3],
      [-0.4, 0.1, 0.9],
      [0.3, -0.3, 0],
    ] as const) {
      const [photoX, photoY] = projectToPhoto(pose, x, y, disparity);
      const [frameX, frameY] = view.toFrame(photoX, photoY, disparity);
      expect(frameX).toBeCloseTo(x, 9);
      expect(frameY).toBeCloseTo(y, 9);
    }
  });
});

test('a zoom magnifies flat relief evenly by its factor', () => {
  const view = createCameraView(poseOf({ ...NO_AXES, zoom: 1 }, 1, extent));
  const jacobian = view.jacobianAt({ x: 0.1, y: -0.1, disparity: 0.5, ...flat });
  const [most, least] = singularValuesOf(jacobian ?? { a: 0, b: 0, c: 0, d: 0 });
  expect(most).toBeCloseTo(1.2, 4);
  expect(least).toBeCloseTo(1.2, 4);
});

test('a truck draws out the slope that turns towards it, by shift times slope, and hides the other', () => {
  const pose = poseOf({ ...NO_AXES, truck: 1 }, 1, extent);
  const view = createCameraView(pose);
  const at = (slopeX: number) => view.jacobianAt({ x: 0, y: 0, disparity: 0.4, slopeX, slopeY: 0 });
  expect(at(-10)?.a).toBeCloseTo(1 + 10 * pose.shiftX, 4);
  expect(at(5)?.a).toBeCloseTo(1 - 5 * pose.shiftX, 4);
  expect(at(1.01 / pose.shiftX)).toBeNull();
});
