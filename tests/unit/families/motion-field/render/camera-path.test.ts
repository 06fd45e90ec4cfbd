import { expect, test } from 'vitest';
import type { CameraKeyframe, CameraPreset } from '../../../../../src/contract/camera';
import {
  cameraMoveOf,
  createCameraPath,
} from '../../../../../workers/families/motion-field/render/camera-path';
import {
  framingMagnification,
  poseOf,
  projectToPhoto,
  showsPhotoAlone,
} from '../../../../../workers/families/motion-field/render/camera-pose';

const PRESETS: readonly CameraPreset[] = [
  'static',
  'push-in',
  'pull-out',
  'truck-left',
  'truck-right',
  'pan-left',
  'pan-right',
  'crane-up',
  'crane-down',
  'tilt-up',
  'tilt-down',
  'orbit-left',
  'orbit-right',
  'roll',
  'zoom-in',
  'dolly-zoom',
  'handheld',
];
const WIDE = { width: 1, height: 9 / 16 };
const EXTENTS = [WIDE, { width: 2 / 3, height: 1 }];
const RANGE = { least: 0, greatest: 0.9 };
const NO_AXES = { truck: 0, pedestal: 0, dolly: 0, pan: 0, tilt: 0, roll: 0, zoom: 0 };

function pathOf(preset: CameraPreset, isLoop: boolean, extent = { width: 1, height: 9 / 16 }) {
  const clip = { frameCount: 48, framesPerSecond: 12, isLoop };
  return createCameraPath(
    cameraMoveOf({ kind: 'preset', preset, strength: 1 }),
    clip,
    extent,
    RANGE,
  );
}

test.for(PRESETS)('%s starts at the whole photo and never shows beyond its border', (preset) => {
  for (const extent of EXTENTS) {
    for (const isLoop of [false, true]) {
      const path = pathOf(preset, isLoop, extent);
      expect(path.poseAt(0).isIdentity).toBe(true);
      for (let frame = 0; frame < 48; frame++) {
        expect(showsPhotoAlone(path.poseAt(frame), extent, RANGE)).toBe(true);
      }
    }
  }
});

test.for(PRESETS.filter((preset) => preset !== 'static'))(
  '%s moves, and its loop closes',
  (preset) => {
    expect(pathOf(preset, false).isStatic).toBe(false);
    const loop = pathOf(preset, true);
    expect(loop.poseAt(20).isIdentity).toBe(false);
    expect(loop.poseAt(48)).toEqual(loop.poseAt(0));
  },
);

test.for(PRESETS)('%s eases: no step is much larger than its neighbours', (preset) => {
  const path = pathOf(preset, false);
  const cornerAt = (frame: number) => projectToPhoto(path.poseAt(frame), 0.4, 0.2, 0.7);
  const speeds = Array.from({ length: 47 }, (_, frame) => {
    const [[ax, ay], [bx, by]] = [cornerAt(frame), cornerAt(frame + 1)];
    return Math.hypot(bx - ax, by - ay);
  });
  const fastest = Math.max(...speeds);
  const jolts = speeds.slice(1).map((speed, i) => Math.abs(speed - (speeds[i] ?? 0)));
  expect(Math.max(...jolts)).toBeLessThanOrEqual(0.45 * fastest);
  expect(fastest).toBeLessThan(0.03);
});

test('a static camera is known to be static', () => {
  expect(pathOf('static', false)).toMatchObject({
    isStatic: true,
    greatestMagnification: 1,
    greatestTravel: 0,
  });
});

test('a strong push-in magnifies the nearest things 1.18 times and leaves the farthest', () => {
  const pose = poseOf({ ...NO_AXES, dolly: 1 }, 1, { width: 1, height: 0.5 });
  expect(0.1 / projectToPhoto(pose, 0.1, 0, 1)[0]).toBeCloseTo(1.18);
  expect(0.1 / projectToPhoto(pose, 0.1, 0, 0)[0]).toBeCloseTo(1);
});

test('each axis goes the way its name says', () => {
  const extent = { width: 1, height: 1 };
  const seenAt = (axes: Partial<typeof NO_AXES>) =>
    projectToPhoto(poseOf({ ...NO_AXES, ...axes }, 1, extent), 0, 0, 1);
  expect(seenAt({ truck: 1 })[0]).toBeGreaterThan(0.01);
  expect(seenAt({ pan: 1 })[0]).toBeGreaterThan(0.01);
  expect(seenAt({ pedestal: 1 })[1]).toBeLessThan(-0.01);
  expect(seenAt({ tilt: 1 })[1]).toBeLessThan(-0.01);
  const [, rolled] = projectToPhoto(poseOf({ ...NO_AXES, roll: 1 }, 1, extent), 0.3, 0, 0);
  expect(rolled).toBeGreaterThan(0.01);
});

test('framing is just enough: a little less would show the border', () => {
  const extent = { width: 1, height: 0.6 };
  const axes = { ...NO_AXES, truck: 1, roll: 0.7 };
  const magnification = framingMagnification(axes, extent, RANGE);
  expect(magnification).toBeGreaterThan(1.05);
  expect(showsPhotoAlone(poseOf(axes, magnification, extent), extent, RANGE)).toBe(true);
  expect(showsPhotoAlone(poseOf(axes, magnification * 0.999, extent), extent, RANGE)).toBe(false);
});

test('a dolly zoom keeps the subject nearly as large while the distance grows', () => {
  const last = pathOf('dolly-zoom', false).poseAt(47);
  const sizeAt = (disparity: number): number =>
    projectToPhoto(last, 0.1, 0, disparity)[0] - projectToPhoto(last, -0.1, 0, disparity)[0];
  expect(sizeAt(0.55) / sizeAt(0)).toBeGreaterThan(1.05);
});

test('sliders are taken as they are', () => {
  const axes = { ...NO_AXES, truck: 0.4, zoom: -0.2 };
  expect(cameraMoveOf({ kind: 'axes', axes })).toEqual({ axes, pace: 0.5, style: 'move' });
});

const LAST_AXES = { ...NO_AXES, dolly: 1, pan: 0.4 };
const PATH: readonly CameraKeyframe[] = [
  { at: 0.3, axes: { ...NO_AXES, truck: 1, roll: 0.5 }, easing: 'ease-in-out' },
  { at: 0.6, axes: { ...NO_AXES, truck: -1, dolly: -0.6 }, easing: 'ease-in-out' },
  { at: 1, axes: LAST_AXES, easing: 'ease-in-out' },
];

function keyframed(keyframes: readonly CameraKeyframe[], isLoop: boolean) {
  const clip = { frameCount: 60, framesPerSecond: 20, isLoop };
  return createCameraPath(cameraMoveOf({ kind: 'path', keyframes }), clip, WIDE, RANGE);
}

test.for([false, true])(
  'a path starts at the whole photo and shows no border, loop %s',
  (isLoop) => {
    const cut = PATH.map((keyframe, index) =>
      index === 1 ? { ...keyframe, easing: 'hold' as const } : keyframe,
    );
    for (const keyframes of [PATH, cut]) {
      const path = keyframed(keyframes, isLoop);
      expect(path.poseAt(0).isIdentity).toBe(true);
      for (let frame = 0; frame < 60; frame++) {
        expect(showsPhotoAlone(path.poseAt(frame), WIDE, RANGE)).toBe(true);
      }
    }
  },
);

test('the loop of a path closes', () => {
  const path = keyframed(PATH, true);
  expect(path.poseAt(60)).toEqual(path.poseAt(0));
  expect(path.poseAt(59).dolly).toBeLessThan(0.01);
});

test('a path is at its keyframes when it should be', () => {
  const path = keyframed(PATH, false);
  const last = poseOf(LAST_AXES, 1, WIDE);
  expect(path.poseAt(59)).toMatchObject({ dolly: last.dolly, shiftX: last.shiftX });
  expect(path.axes).toEqual(LAST_AXES);
  expect(path.isStatic).toBe(false);
});

test('a path through the middle has no jerk in it', () => {
  const path = keyframed(PATH, false);
  const cornerAt = (frame: number) => projectToPhoto(path.poseAt(frame), 0.4, 0.2, 0.7);
  const steps = Array.from({ length: 59 }, (_, frame) => {
    const [[ax, ay], [bx, by]] = [cornerAt(frame), cornerAt(frame + 1)];
    return [bx - ax, by - ay] as const;
  });
  const fastest = Math.max(...steps.map((step) => Math.hypot(...step)));
  const jerks = steps
    .slice(1)
    .map(([dx, dy], i) => Math.hypot(dx - (steps[i]?.[0] ?? 0), dy - (steps[i]?.[1] ?? 0)));
  expect(Math.max(...jerks)).toBeLessThan(0.4 * fastest);
});

test('the report tells how much the picture is enlarged, and no more than that', () => {
  expect(pathOf('static', false)).toMatchObject({ greatestFraming: 1 });
  const zoom = pathOf('zoom-in', false);
  expect(zoom.greatestFraming).toBe(1);
  expect(zoom.greatestMagnification).toBeCloseTo(1.2);
  const truck = pathOf('truck-right', false);
  const needed = framingMagnification({ ...NO_AXES, truck: 1 }, WIDE, RANGE);
  expect(truck.greatestFraming).toBeCloseTo(needed, 6);
});
