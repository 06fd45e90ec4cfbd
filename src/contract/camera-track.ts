import type { CameraAxes, CameraEasing, CameraKeyframe } from './camera';
import { mapAxes, NO_AXES, type AxisName } from './camera-axes';

/** In a loop the last part of the clip, from here on at the latest, leads back to the photo. */
export const LATEST_IN_LOOP = 0.8;

/** The camera's axes at every moment of a clip. */
export interface CameraTrack {
  /** @param share of the clip that has passed, 0..1 */
  axesAt(share: number): CameraAxes;
}

/**
 * The keyframes at the times that are in force: those of a loop are drawn together where they
 * leave no time for the way back.
 */
export function timedKeyframes(
  keyframes: readonly CameraKeyframe[],
  isLoop: boolean,
): readonly CameraKeyframe[] {
  const last = keyframes.at(-1)?.at ?? 0;
  if (!isLoop || last <= LATEST_IN_LOOP) return keyframes;
  return keyframes.map((keyframe) => ({ ...keyframe, at: (keyframe.at * LATEST_IN_LOOP) / last }));
}

/**
 * From the whole photo through every keyframe; a loop goes on to the photo again. Ways that ease
 * in and out run through a keyframe without a halt where the next one is of the same kind and leads
 * on in the same direction (a monotone cubic: Fritsch and Butland, SIAM J. Sci. Stat. Comput. 5,
 * 1984), so that nothing swings beyond what was asked.
 */
export function createCameraTrack(
  keyframes: readonly CameraKeyframe[],
  isLoop: boolean,
): CameraTrack {
  const start: CameraKeyframe = { at: 0, axes: NO_AXES, easing: 'ease-in-out' };
  const closing = isLoop ? [{ ...start, at: 1 }] : [];
  const stops = [start, ...timedKeyframes(keyframes, isLoop), ...closing];
  return {
    axesAt(share) {
      const next = stops.findIndex(({ at }) => at > share);
      if (next === -1) return stops.at(-1)?.axes ?? NO_AXES;
      if (next === 0) return NO_AXES;
      return mapAxes((name) => valueBetween(stops, next, name, share));
    },
  };
}

/** The value of one axis on the way to a stop from the one before it. */
function valueBetween(
  stops: readonly CameraKeyframe[],
  next: number,
  name: AxisName,
  share: number,
): number {
  const [from, to] = [stops[next - 1], stops[next]];
  if (!from || !to) return 0;
  const duration = to.at - from.at;
  const passed = (share - from.at) / duration;
  const change = to.axes[name] - from.axes[name];
  if (to.easing !== 'ease-in-out') return from.axes[name] + change * eased(to.easing, passed);
  const [u, v] = [passed, 1 - passed];
  // Cubic Hermite between the two values with the slopes at both ends.
  return (
    from.axes[name] * v * v * (1 + 2 * u) +
    to.axes[name] * u * u * (1 + 2 * v) +
    duration * u * v * (v * slopeAt(stops, next - 1, name) - u * slopeAt(stops, next, name))
  );
}

/** Share of the change that has been made when a share of the time has passed. */
function eased(easing: Exclude<CameraEasing, 'ease-in-out'>, passed: number): number {
  switch (easing) {
    case 'linear':
      return passed;
    case 'ease-in':
      return passed * passed;
    case 'ease-out':
      return passed * (2 - passed);
    case 'hold':
      return 0;
  }
}

/** Change a clip with which an axis runs through a stop; 0 where it halts or turns there. */
function slopeAt(stops: readonly CameraKeyframe[], index: number, name: AxisName): number {
  const [before, here, after] = [stops[index - 1], stops[index], stops[index + 1]];
  if (!before || !here || !after) return 0;
  if (here.easing !== 'ease-in-out' || after.easing !== 'ease-in-out') return 0;
  const [to, on] = [here.at - before.at, after.at - here.at];
  const slopeTo = (here.axes[name] - before.axes[name]) / to;
  const slopeOn = (after.axes[name] - here.axes[name]) / on;
  if (slopeTo * slopeOn <= 0) return 0;
  return (3 * (to + on)) / ((2 * on + to) / slopeTo + (on + 2 * to) / slopeOn);
}
