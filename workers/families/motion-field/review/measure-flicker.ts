import type { FlickerFigures } from '../../../../src/contract/review';
import { boxFilter, type Field } from '../render/plane-filters';
import type { ReviewGrid } from './review-grid';
import { type FramePair, warpedDifferenceOf } from './warped-difference';

/** Of a small frame's long side: the blur that leaves low frequencies, twice. */
const BLUR_SHARE = 1 / 40;

/**
 * The warping error of blurred frames: how much brighter or darker a place is than what the known
 * motion brought there.
 */
export function measureFlicker(
  grid: ReviewGrid,
  pairs: readonly FramePair[],
  framesPerSecond: number,
): FlickerFigures {
  const levels = pairs.map((pair) => {
    const [before, after] = [blurred(pair.before), blurred(pair.after)];
    const difference = warpedDifferenceOf(grid, { ...pair, before, after }, framesPerSecond);
    return difference.reduce((sum, level) => sum + Math.abs(level), 0) / difference.length;
  });
  return {
    meanLevels: levels.reduce((sum, level) => sum + level, 0) / Math.max(1, levels.length),
    worstLevels: Math.max(0, ...levels),
  };
}

function blurred(frame: Field): Field {
  const radius = Math.max(1, Math.round(BLUR_SHARE * Math.max(frame.width, frame.height)));
  return boxFilter(boxFilter(frame, radius), radius);
}
