import { describe, expect, test } from 'vitest';
import type { CameraEasing, CameraKeyframe } from '../../../src/contract/camera';
import { NO_AXES } from '../../../src/contract/camera-axes';
import { createCameraTrack, timedKeyframes } from '../../../src/contract/camera-track';

function dollyTo(at: number, dolly: number, easing: CameraEasing = 'ease-in-out'): CameraKeyframe {
  return { at, axes: { ...NO_AXES, dolly }, easing };
}

/** The dolly at a share of the clip. */
function dollyOf(keyframes: readonly CameraKeyframe[], isLoop = false): (share: number) => number {
  const track = createCameraTrack(keyframes, isLoop);
  return (share) => track.axesAt(share).dolly;
}

describe('one way', () => {
  test.each([
    ['linear', 0.25],
    ['ease-in', 0.0625],
    ['ease-out', 0.4375],
    ['ease-in-out', 0.15625],
    ['hold', 0],
  ] as const)('%s has come so far after a quarter of its time', (easing, far) => {
    const dolly = dollyOf([dollyTo(0.4, 2, easing)]);
    expect(dolly(0)).toBe(0);
    expect(dolly(0.1)).toBeCloseTo(2 * far, 10);
    expect(dolly(0.4)).toBeCloseTo(2, 10);
    expect(dolly(1)).toBe(2);
  });

  test('every axis goes its own way', () => {
    const axes = { truck: 1, pedestal: -1, dolly: 0.5, pan: 0.25, tilt: -0.5, roll: 2, zoom: -2 };
    const track = createCameraTrack([{ at: 1, axes, easing: 'linear' }], false);
    expect(track.axesAt(0.5)).toEqual({
      truck: 0.5,
      pedestal: -0.5,
      dolly: 0.25,
      pan: 0.125,
      tilt: -0.25,
      roll: 1,
      zoom: -1,
    });
  });
});

describe('through a keyframe', () => {
  /** Change a clip just before and just after. */
  function slopesAt(dolly: (share: number) => number, share: number): readonly [number, number] {
    const step = 1e-6;
    const here = dolly(share);
    return [(here - dolly(share - step)) / step, (dolly(share + step) - here) / step];
  }

  test('a way that leads on is gone without a halt', () => {
    const dolly = dollyOf([dollyTo(0.5, 1), dollyTo(1, 2)]);
    // Both ways rise by 2 a clip, so does the keyframe: 1/2 - 1/8 in the middle of the first way.
    expect(dolly(0.25)).toBeCloseTo(0.375, 10);
    expect(dolly(0.75)).toBeCloseTo(1.625, 10);
    const [before, after] = slopesAt(dolly, 0.5);
    expect(before).toBeCloseTo(2, 4);
    expect(after).toBeCloseTo(2, 4);
  });

  test('unequal ways share the weighted harmonic mean of their slopes', () => {
    const [before, after] = slopesAt(dollyOf([dollyTo(0.2, 0.1), dollyTo(1, 1)]), 0.2);
    // 3 * 1 / ((2 * 0.8 + 0.2) / 0.5 + (0.8 + 2 * 0.2) / 1.125)
    expect(before).toBeCloseTo(0.642857, 4);
    expect(after).toBeCloseTo(0.642857, 4);
  });

  test('where it turns it halts, and never swings beyond', () => {
    const dolly = dollyOf([dollyTo(0.3, 1), dollyTo(0.7, -0.5), dollyTo(1, -0.6)]);
    const [before, after] = slopesAt(dolly, 0.3);
    expect(before).toBeCloseTo(0, 4);
    expect(after).toBeCloseTo(0, 4);
    const values = Array.from({ length: 301 }, (_, index) => dolly(index / 300));
    expect(Math.max(...values)).toBeCloseTo(1, 6);
    expect(Math.min(...values)).toBeCloseTo(-0.6, 6);
  });

  test('beside another easing it halts', () => {
    const dolly = dollyOf([dollyTo(0.5, 1), dollyTo(1, 2, 'ease-in')]);
    expect(slopesAt(dolly, 0.5)[0]).toBeCloseTo(0, 4);
  });
});

describe('a loop', () => {
  test('leads back to the photo, and stands still there', () => {
    const dolly = dollyOf([dollyTo(0.5, 1)], true);
    expect(dolly(0.5)).toBe(1);
    expect(dolly(0.75)).toBeCloseTo(0.5, 10);
    expect(dolly(1)).toBe(0);
    expect(dolly(1e-4)).toBeLessThan(1e-6);
    expect(dolly(1 - 1e-4)).toBeLessThan(1e-6);
  });

  test('draws keyframes together that leave no time for the way back', () => {
    const late = [dollyTo(0.5, 0.3), dollyTo(1, 1)];
    expect(timedKeyframes(late, true).map(({ at }) => at)).toEqual([0.4, 0.8]);
    expect(timedKeyframes(late, false)).toBe(late);
    expect(dollyOf(late, true)(0.8)).toBe(1);
    expect(dollyOf(late, true)(0.9)).toBeCloseTo(0.5, 10);
  });
});
