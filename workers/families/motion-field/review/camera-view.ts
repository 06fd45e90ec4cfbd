import { type CameraPose, projectToPhoto } from '../render/camera-pose';
import { inverseOf, type Matrix2, product } from './matrix2';

/** A point of the photo's relief: position centred, in long sides, and disparity with its slope. */
export interface ReliefPoint {
  readonly x: number;
  readonly y: number;
  readonly disparity: number;
  readonly slopeX: number;
  readonly slopeY: number;
}

/** Where one frame's camera shows what lies on the photo: the inverse of `projectToPhoto`. */
export interface CameraView {
  /** Centred, in long sides of the frame. */
  toFrame(x: number, y: number, disparity: number): readonly [number, number];
  /**
   * How the frame deforms the photo's texture at a point. Null where the relief hides it: a point
   * whose neighbours are laid over it from the other side.
   */
  jacobianAt(point: ReliefPoint): Matrix2 | null;
}

/** Long sides over which the view's own slope is taken: a homography is nearly straight. */
const REACH = 1e-4;

/** The view of a pose. */
export function createCameraView(pose: CameraPose): CameraView {
  const inverse = inverseOf3(pose.ray);
  const toFrame: CameraView['toFrame'] = (x, y, disparity) => {
    const keep = 1 - disparity * pose.dolly;
    const [ex, ey] = [(x - disparity * pose.shiftX) / keep, (y - disparity * pose.shiftY) / keep];
    const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, h = 0, i = 1] = inverse;
    const depth = g * ex + h * ey + i;
    return [(a * ex + b * ey + c) / depth, (d * ex + e * ey + f) / depth];
  };
  return {
    toFrame,
    jacobianAt: ({ x, y, disparity, slopeX, slopeY }) => {
      if (pose.isIdentity) return { a: 1, b: 0, c: 0, d: 1 };
      const [ox, oy] = toFrame(x, y, disparity);
      const photo = (dx: number, dy: number, dq: number): readonly [number, number] =>
        projectToPhoto(pose, ox + dx, oy + dy, disparity + dq);
      const across = slopeOf(photo(-REACH, 0, 0), photo(REACH, 0, 0));
      const down = slopeOf(photo(0, -REACH, 0), photo(0, REACH, 0));
      const nearer = slopeOf(photo(0, 0, -REACH), photo(0, 0, REACH));
      // Along the relief a step on the photo is partly a step in disparity.
      const ahead = 1 - (nearer[0] * slopeX + nearer[1] * slopeY);
      if (ahead <= 0) return null;
      const back = inverseOf({ a: across[0], b: down[0], c: across[1], d: down[1] });
      return (
        back &&
        product(back, {
          a: 1 - nearer[0] * slopeX,
          b: -nearer[0] * slopeY,
          c: -nearer[1] * slopeX,
          d: 1 - nearer[1] * slopeY,
        })
      );
    },
  };
}

function slopeOf(
  low: readonly [number, number],
  high: readonly [number, number],
): readonly [number, number] {
  return [(high[0] - low[0]) / (2 * REACH), (high[1] - low[1]) / (2 * REACH)];
}

/** Inverse of a row-major 3x3 matrix, up to a factor, which a homography does not feel. */
function inverseOf3(matrix: readonly number[]): readonly number[] {
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, h = 0, i = 1] = matrix;
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
}
