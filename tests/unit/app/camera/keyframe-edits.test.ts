import { describe, expect, test } from 'vitest';
import { insertKeyframe, LEAST_GAP, moveKeyframe } from '../../../../src/app/camera/keyframe-edits';
import type { CameraKeyframe } from '../../../../src/contract/camera';
import { NO_AXES } from '../../../../src/contract/camera-axes';
import { createCameraTrack } from '../../../../src/contract/camera-track';

function at(time: number, dolly = 1): CameraKeyframe {
  return { at: time, axes: { ...NO_AXES, dolly }, easing: 'linear' };
}

describe('a keyframe that is put in', () => {
  test('lies at the playhead, in order, and leaves the camera where it is', () => {
    const inserted = insertKeyframe([at(0.2, 1), at(0.6, 0)], 0.3, false);
    expect(inserted?.index).toBe(1);
    expect(inserted?.keyframes.map((keyframe) => keyframe.at)).toEqual([0.2, 0.3, 0.6]);
    expect(inserted?.keyframes[1]?.axes.dolly).toBe(0.75);
    const track = createCameraTrack(inserted?.keyframes ?? [], false);
    expect(track.axesAt(0.3).dolly).toBe(0.75);
  });

  test.each([
    ['the photo’s own place', 0, [at(0.5)], false, 1],
    ['another one’s place', 0.505, [at(0.5), at(1)], false, 0.25],
    ['no place at all', null, [at(1)], false, 0.5],
    ['the way back of a loop', 0.9, [at(0.3)], true, 0.8],
  ])('makes for the widest gap from %s', (_, wanted, keyframes, isLoop, expected) => {
    const inserted = insertKeyframe(keyframes, wanted, isLoop);
    expect(inserted?.keyframes[inserted.index]?.at).toBeCloseTo(expected, 10);
  });

  test('is refused when there are eight', () => {
    const eight = Array.from({ length: 8 }, (_, index) => at((index + 1) / 8));
    expect(insertKeyframe(eight, 0.55, false)).toBeNull();
    expect(insertKeyframe(eight.slice(1), 0.55, false)).not.toBeNull();
  });
});

test('a keyframe is moved no farther than its neighbours let it', () => {
  const keyframes = [at(0.2), at(0.5), at(0.8)];
  const timeOf = (index: number, to: number, isLoop = false): number | undefined =>
    moveKeyframe(keyframes, index, to, isLoop)[index]?.at;
  expect(timeOf(1, 0.6)).toBe(0.6);
  expect(timeOf(1, 0)).toBeCloseTo(0.2 + LEAST_GAP);
  expect(timeOf(1, 1)).toBeCloseTo(0.8 - LEAST_GAP);
  expect(timeOf(0, -1)).toBeCloseTo(LEAST_GAP);
  expect(timeOf(2, 2)).toBe(1);
  expect(timeOf(2, 2, true)).toBe(0.8);
});
