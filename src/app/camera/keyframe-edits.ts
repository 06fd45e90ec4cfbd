import { MAXIMUM_KEYFRAMES, type CameraAxes, type CameraKeyframe } from '../../contract/camera';
import { createCameraTrack, LATEST_IN_LOOP } from '../../contract/camera-track';
import { limitedAxes } from './hand-axes';

/** Keyframes keep this share of the clip between them, and from its beginning. */
export const LEAST_GAP = 0.02;

/** Keyframes in the order of time, and which of them was just put in. */
export interface Insertion {
  readonly keyframes: readonly CameraKeyframe[];
  readonly index: number;
}

/**
 * One more keyframe, which leaves the camera where it is at that time; in the middle of the widest
 * gap where there is no room, or no time was told. Null when there are as many as there may be.
 */
export function insertKeyframe(
  keyframes: readonly CameraKeyframe[],
  wanted: number | null,
  isLoop: boolean,
): Insertion | null {
  if (keyframes.length >= MAXIMUM_KEYFRAMES) return null;
  const at =
    wanted !== null && hasRoom(keyframes, wanted, isLoop) ? wanted : widestGap(keyframes, isLoop);
  const axes = limitedAxes(createCameraTrack(keyframes, isLoop).axesAt(at));
  const index = keyframes.filter((keyframe) => keyframe.at < at).length;
  return { index, keyframes: keyframes.toSpliced(index, 0, { at, axes, easing: 'ease-in-out' }) };
}

/** A keyframe at another time: as near to it as its neighbours and the clip let it. */
export function moveKeyframe(
  keyframes: readonly CameraKeyframe[],
  index: number,
  at: number,
  isLoop: boolean,
): readonly CameraKeyframe[] {
  const earliest = (keyframes[index - 1]?.at ?? 0) + LEAST_GAP;
  const next = keyframes[index + 1];
  const latest = next ? next.at - LEAST_GAP : latestOf(isLoop);
  return withKeyframe(keyframes, index, { at: Math.max(earliest, Math.min(latest, at)) });
}

/** A keyframe with some of it changed. */
export function withKeyframe(
  keyframes: readonly CameraKeyframe[],
  index: number,
  patch: Partial<CameraKeyframe>,
): readonly CameraKeyframe[] {
  return keyframes.map((keyframe, at) => (at === index ? { ...keyframe, ...patch } : keyframe));
}

/** The path that does what one move to these axes does. */
export function pathOfMove(axes: CameraAxes, isLoop: boolean): readonly CameraKeyframe[] {
  return [{ at: isLoop ? 0.5 : 1, axes, easing: 'ease-in-out' }];
}

function hasRoom(keyframes: readonly CameraKeyframe[], at: number, isLoop: boolean): boolean {
  if (at < LEAST_GAP || at > latestOf(isLoop)) return false;
  return keyframes.every((keyframe) => Math.abs(keyframe.at - at) >= LEAST_GAP);
}

function widestGap(keyframes: readonly CameraKeyframe[], isLoop: boolean): number {
  const last = keyframes.at(-1)?.at ?? 0;
  const end = latestOf(isLoop);
  let [from, to] = [0, 0];
  const stops = [0, ...keyframes.map(({ at }) => at)];
  for (const [index, at] of stops.slice(1).entries()) {
    const before = stops[index] ?? 0;
    if (at - before > to - from) [from, to] = [before, at];
  }
  // Behind the last one there is room to the very end.
  return end - last > (to - from) / 2 ? end : (from + to) / 2;
}

function latestOf(isLoop: boolean): number {
  return isLoop ? LATEST_IN_LOOP : 1;
}
