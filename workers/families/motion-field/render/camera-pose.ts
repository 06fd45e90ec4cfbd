import type { CameraAxes } from '../../../../src/contract/camera';
import { DOLLY_SHARE, ZOOM_FACTOR } from '../../../../src/contract/camera-axes';

/** Focal length in long sides: about 50 degrees across the long side. */
export const FOCAL_LENGTH = 1.07;

/** Travel of a strong move (axis value 1). */
const TRUCK_SHARE = 0.06;
const TURN_SHARE = 0.05;
const ROLL_RADIANS = (3.5 * Math.PI) / 180;

/** Width and height of the picture in long sides; the longer is 1. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** Width and height of a photo in long sides. */
export function extentOf(width: number, height: number): Extent {
  const longSide = Math.max(width, height);
  return { width: width / longSide, height: height / longSide };
}

/** The disparities that occur in the scene, front and background. */
export interface DisparityRange {
  readonly least: number;
  readonly greatest: number;
}

/**
 * The camera of one frame as the compose pass takes it: an output position (centred, long
 * sides) goes through `ray` to the plane at infinity, and a point of disparity q seen there at
 * e lies on the photo at e (1 - q * dolly) + q * (shiftX, shiftY).
 */
export interface CameraPose {
  /** Row-major 3x3. */
  readonly ray: readonly number[];
  readonly shiftX: number;
  readonly shiftY: number;
  readonly dolly: number;
  readonly isIdentity: boolean;
}

/** The pose for axes values, with an additional magnification of the whole picture. */
export function poseOf(axes: CameraAxes, magnification: number, extent: Extent): CameraPose {
  const pan = Math.atan((TURN_SHARE * extent.width * axes.pan) / FOCAL_LENGTH);
  const tilt = Math.atan((TURN_SHARE * extent.height * axes.tilt) / FOCAL_LENGTH);
  const roll = ROLL_RADIANS * axes.roll;
  const zoom = magnification * ZOOM_FACTOR ** axes.zoom;
  const shiftX = TRUCK_SHARE * extent.width * axes.truck;
  const shiftY = -TRUCK_SHARE * extent.height * axes.pedestal;
  const dolly = DOLLY_SHARE * axes.dolly;
  return {
    ray: rayMatrix(pan, tilt, roll, zoom),
    shiftX,
    shiftY,
    dolly,
    isIdentity: [pan, tilt, roll, zoom - 1, shiftX, shiftY, dolly].every(
      (part) => Math.abs(part) < 1e-7,
    ),
  };
}

/** The output plane is rolled (and shrunk by the zoom), tilted about x, then panned about y. */
function rayMatrix(pan: number, tilt: number, roll: number, zoom: number): readonly number[] {
  const [cr, sr] = [Math.cos(roll) / zoom, Math.sin(roll) / zoom];
  const [ct, st] = [Math.cos(tilt), Math.sin(tilt)];
  const [cp, sp] = [Math.cos(pan), Math.sin(pan)];
  const f = FOCAL_LENGTH;
  return [
    (cp * cr + sp * st * sr) * f,
    (sp * st * cr - cp * sr) * f,
    sp * ct * f * f,
    ct * sr * f,
    ct * cr * f,
    -st * f * f,
    cp * st * sr - sp * cr,
    sp * sr + cp * st * cr,
    cp * ct * f,
  ];
}

/** Where an output position (centred, long sides) at disparity q lies on the photo (centred). */
export function projectToPhoto(
  pose: CameraPose,
  x: number,
  y: number,
  disparity: number,
): readonly [number, number] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 1] = pose.ray;
  const depth = g * x + h * y + i;
  const keep = 1 - disparity * pose.dolly;
  return [
    ((a * x + b * y + c) / depth) * keep + disparity * pose.shiftX,
    ((d * x + e * y + f) / depth) * keep + disparity * pose.shiftY,
  ];
}

/**
 * The least magnification (at least 1) with which every ray of the frame meets the photo inside
 * its border. A ray is straight in disparity and the frame's image convex: corners decide.
 */
export function framingMagnification(
  axes: CameraAxes,
  extent: Extent,
  range: DisparityRange,
): number {
  const fits = (magnification: number): boolean =>
    showsPhotoAlone(poseOf(axes, magnification, extent), extent, range);
  let low = 1;
  let high = 1;
  if (fits(1)) {
    return 1;
  }
  while (!fits(high) && high < 4) {
    high *= 1.25;
  }
  for (let i = 0; i < 26; i++) {
    const middle = (low + high) / 2;
    if (fits(middle)) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return high;
}

/** Whether no ray of the frame leaves the photo. */
export function showsPhotoAlone(pose: CameraPose, extent: Extent, range: DisparityRange): boolean {
  const [halfWidth, halfHeight] = [extent.width / 2, extent.height / 2];
  const slack = 1e-7;
  return [-1, 1].every((sx) =>
    [-1, 1].every((sy) =>
      [range.least, range.greatest].every((disparity) => {
        const [x, y] = projectToPhoto(pose, sx * halfWidth, sy * halfHeight, disparity);
        return Math.abs(x) <= halfWidth + slack && Math.abs(y) <= halfHeight + slack;
      }),
    ),
  );
}
