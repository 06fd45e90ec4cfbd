import { expect, test } from 'vitest';
import {
  knobDegreesOf,
  pinchBy,
  rollOfKnob,
  slideBy,
  turnBy,
} from '../../../../src/app/camera/hand-moves';
import type { CameraAxes } from '../../../../src/contract/camera';
import { NO_AXES } from '../../../../src/contract/camera-axes';
import {
  poseOf,
  projectToPhoto,
} from '../../../../workers/families/motion-field/render/camera-pose';

const EXTENT = { width: 1, height: 0.75 };
const PULL = { dx: 0.1, dy: 0.05 };

/** Where something near the middle of the photo appears, right and down positive. */
function appearsAt(patch: Partial<CameraAxes>): readonly [number, number] {
  const pose = poseOf({ ...NO_AXES, ...patch }, 1, EXTENT);
  const [x, y] = projectToPhoto(pose, 0, 0, 0.5);
  return [-x, -y];
}

test.each([
  ['slide', slideBy],
  ['turn', turnBy],
])('the picture goes with the hand: %s', (_, moveBy) => {
  const [x, y] = appearsAt(moveBy(NO_AXES, PULL));
  expect(x).toBeGreaterThan(0);
  expect(y).toBeGreaterThan(0);
});

test('a pull goes on from where the camera is', () => {
  expect(slideBy({ ...NO_AXES, truck: 1 }, { dx: 0.25, dy: 0 }).truck).toBe(0);
});

test('fingers drawn apart come closer, and the picture turns with them', () => {
  expect(pinchBy(NO_AXES, 2, 0)).toMatchObject({ dolly: 1 });
  expect(pinchBy(NO_AXES, 0.5, 0)).toMatchObject({ dolly: -1 });
  const { roll = 0 } = pinchBy(NO_AXES, 1, 45);
  // Turned clockwise by the fingers, what lies to the right of the middle goes down.
  const pose = poseOf({ ...NO_AXES, roll }, 1, EXTENT);
  const [, photoY] = projectToPhoto(pose, 0.2, 0, 0);
  expect(photoY).toBeLessThan(0);
});

test('the ring’s knob stands where it was put', () => {
  expect(knobDegreesOf({ ...NO_AXES, roll: rollOfKnob(30) })).toBeCloseTo(30);
});
