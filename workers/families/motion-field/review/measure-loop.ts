import type { LoopFigures } from '../../../../src/contract/review';
import type { ReviewGrid } from './review-grid';
import type { MomentVelocity } from './velocity-at';
import { type FramePair, warpedDifferenceOf } from './warped-difference';

/** A level: pictures that differ by less differ by rounding. */
const LEAST_DIFFERENCE = 0.05;
/** What arithmetic alone leaves of nothing. */
const LEAST_ERROR = 1e-6;

/**
 * How a clip goes on from its last frame to its first, against how it goes from its first to its
 * second, and its velocities over these two steps against all.
 */
export function measureLoop(
  grid: ReviewGrid,
  seam: FramePair,
  step: FramePair,
  moments: readonly MomentVelocity[],
  framesPerSecond: number,
): LoopFigures {
  const psnrOf = (pair: FramePair): number => {
    const error = rootMeanSquare(warpedDifferenceOf(grid, pair, framesPerSecond));
    return error < LEAST_ERROR ? Infinity : 20 * Math.log10(255 / error);
  };
  const changeOf = ({ before, after }: FramePair): number =>
    rootMeanSquare(after.data.map((level, pixel) => level - (before.data[pixel] ?? 0)));
  const change = changeOf(seam);
  return {
    seamPsnr: psnrOf(seam),
    stepPsnr: psnrOf(step),
    seamSteps: change < LEAST_DIFFERENCE ? 0 : change / Math.max(changeOf(step), LEAST_DIFFERENCE),
    velocityChange: velocityChangeOf(seam.velocity, step.velocity, moments),
  };
}

/** Root mean square of the change, against that of all velocities: a camera at rest has none. */
function velocityChangeOf(
  end: MomentVelocity,
  start: MomentVelocity,
  moments: readonly MomentVelocity[],
): number {
  const squareOf = (x: Float32Array, y: Float32Array): number =>
    rootMeanSquare(x) ** 2 + rootMeanSquare(y) ** 2;
  const change = squareOf(
    end.shownX.map((x, cell) => x - (start.shownX[cell] ?? 0)),
    end.shownY.map((y, cell) => y - (start.shownY[cell] ?? 0)),
  );
  const squares = moments.map(({ shownX, shownY }) => squareOf(shownX, shownY));
  const size = squares.reduce((sum, one) => sum + one, 0) / Math.max(1, squares.length);
  return size > 0 ? Math.sqrt(change / size) : 0;
}

function rootMeanSquare(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}
