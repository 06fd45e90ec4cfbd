import type { CameraAxes } from '../../contract/camera';

/** A pull over a quarter of the picture is a strong move. */
const AXIS_A_SIDE = 4;
/** A turn of the hand by so much is a strong roll. */
const DEGREES_A_ROLL = 45;
/** Fingers drawn apart to twice their distance come a strong move closer. */
const DOLLY_A_DOUBLING = 1;

/** A pull on the picture, in shares of its width and height; right and down are positive. */
export interface Pull {
  readonly dx: number;
  readonly dy: number;
}

/** The picture goes with the hand, so the camera slides the other way. */
export function slideBy(axes: CameraAxes, { dx, dy }: Pull): Partial<CameraAxes> {
  return { truck: axes.truck - AXIS_A_SIDE * dx, pedestal: axes.pedestal + AXIS_A_SIDE * dy };
}

/** The picture goes with the hand, so the camera turns the other way. */
export function turnBy(axes: CameraAxes, { dx, dy }: Pull): Partial<CameraAxes> {
  return { pan: axes.pan - AXIS_A_SIDE * dx, tilt: axes.tilt + AXIS_A_SIDE * dy };
}

/** Two fingers: apart is closer, and the picture turns with them. */
export function pinchBy(
  axes: CameraAxes,
  distanceRatio: number,
  turnDegrees: number,
): Partial<CameraAxes> {
  return {
    dolly: axes.dolly + DOLLY_A_DOUBLING * Math.log2(distanceRatio),
    // A camera that rolls clockwise sees the picture turn the other way.
    roll: axes.roll - turnDegrees / DEGREES_A_ROLL,
  };
}

/** Angle of the ring's knob from the top, clockwise: it goes the way the camera rolls. */
export function knobDegreesOf(axes: CameraAxes): number {
  return axes.roll * DEGREES_A_ROLL;
}

/** The roll of a knob that stands at an angle from the top, clockwise. */
export function rollOfKnob(degrees: number): number {
  return degrees / DEGREES_A_ROLL;
}
