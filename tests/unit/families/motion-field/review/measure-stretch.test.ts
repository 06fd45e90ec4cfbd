import { describe, expect, test } from 'vitest';
import { NO_AXES } from '../../../../../src/contract/camera-axes';
import type { RenderOptions } from '../../../../../workers/families/motion-field/render/render-options';
import type { MotionScene } from '../../../../../workers/families/motion-field/render/motion-scene';
import {
  moveScene,
  type SettledScene,
} from '../../../../../workers/families/motion-field/render/scene-motion';
import { createDisparityLayers } from '../../../../../workers/families/motion-field/render/disparity-layers';
import { findCalmSettings } from '../../../../../workers/families/motion-field/review/calm-settings';
import { createGridMotion } from '../../../../../workers/families/motion-field/review/grid-motion';
import {
  measureStretch,
  type Stretch,
} from '../../../../../workers/families/motion-field/review/measure-stretch';
import { movementMapOf } from '../../../../../workers/families/motion-field/review/measure-movement';
import { velocityAt } from '../../../../../workers/families/motion-field/review/velocity-at';
import { NATURAL_SPEEDS } from '../../../../../workers/families/motion-field/region-speed';
import { planesOf } from '../../../../browser/families/motion-field/render/made-scene';

const OPTIONS: RenderOptions = {
  widthPixels: 960,
  heightPixels: 640,
  framesPerSecond: 24,
  frameCount: 48,
  isLoop: false,
  motionStrength: 1,
  motionSpeed: 1,
  camera: { axes: NO_AXES, pace: 0.5, style: 'move' },
  mask: null,
};
const FRAMES = [6, 13, 37];

type Made = (channel: number, x: number, y: number) => number;

/** Water everywhere (a stream is not averaged as a sky is), that flows as told, over relief. */
function settled(drift: Made, relief: Made = () => 0.5): SettledScene {
  const none: Made = () => 0;
  const scene: Omit<MotionScene, 'photo'> = {
    mattes: planesOf(3, 96, 64, (channel) => (channel === 1 ? 1 : 0)),
    disparity: planesOf(1, 96, 64, relief),
    background: planesOf(4, 24, 16, () => 0),
    drift: planesOf(2, 96, 64, drift),
    ripple: planesOf(4, 24, 16, none),
    sway: planesOf(16, 24, 16, none),
    swayFrequenciesHz: [0.25, 0.5, 1, 2],
    ...NATURAL_SPEEDS,
  };
  const photo = { width: 960, height: 640, close: () => undefined };
  const whole: MotionScene = { ...scene, photo };
  return {
    scene: whole,
    extent: { width: 1, height: 2 / 3 },
    layers: createDisparityLayers(whole),
  };
}

function stretchOf(scene: SettledScene, change: Partial<RenderOptions> = {}): Stretch {
  const options = { ...OPTIONS, ...change };
  const motion = moveScene(scene, options);
  return measureStretch(createGridMotion(motion, options), motion, FRAMES);
}

/** A stream that goes over from rest to a fast flow within a sixteenth of the picture. */
const shear: Made = (channel, _x, y) =>
  channel === 0 ? 0.12 * Math.min(1, Math.max(0, (y - 0.47) * 16)) : 0;

describe('what motion stretches', () => {
  test('a stream that flows evenly stretches nothing, and is measured at its speed', () => {
    const even = settled((channel) => (channel === 0 ? 0.06 : 0));
    const stretch = stretchOf(even);
    expect([stretch.share, stretch.motionShare]).toEqual([0, 0]);
    expect(stretch.worst).toBeCloseTo(1, 2);
    const motion = createGridMotion(moveScene(even, OPTIONS), OPTIONS);
    const map = movementMapOf(motion.grid, [velocityAt(motion, 3, 24)]);
    const middle = 30 * motion.grid.columns + 48;
    expect(map.velocityX[middle]).toBeCloseTo(0.06, 4);
    expect(map.speeds[middle]).toBeCloseTo(0.06, 4);
  });

  test('a shear stretches where it shears, and nowhere else', () => {
    const { cells, motionShare, share, worst } = stretchOf(settled(shear));
    expect(share).toBe(motionShare);
    expect(worst).toBeGreaterThan(1.6);
    const [columns, middle] = [96, 48];
    const at = (row: number): number | undefined => cells[row * columns + middle];
    expect(at(32)).toBe(1);
    expect([at(10), at(60)]).toEqual([0, 0]);
  });

  test('the strength that is found keeps it small, a step more does not', () => {
    const scene = settled(shear);
    const present = stretchOf(scene);
    const { strength, camera } = findCalmSettings(scene, OPTIONS, present, FRAMES);
    expect(camera).toBeNull();
    if (strength === null) throw new Error('none was found');
    expect(stretchOf(scene, { motionStrength: strength }).motionShare).toBeLessThanOrEqual(0.005);
    const more = stretchOf(scene, { motionStrength: strength + 0.05 });
    expect(more.motionShare).toBeGreaterThan(0.005);
  });
});

describe('what the camera stretches', () => {
  /** Something near on the right half. */
  const step = settled(
    () => 0,
    (_channel, x) => (x > 0.5 ? 0.9 : 0.1),
  );
  const truck = (amount: number) => ({
    camera: { axes: { ...NO_AXES, truck: amount }, pace: 0.5, style: 'move' as const },
  });

  test('the side of a near thing that comes to light is drawn out; by the camera, it is told', () => {
    const { share, motionShare, cells } = stretchOf(step, truck(-1));
    expect(motionShare).toBe(0);
    expect(share).toBeGreaterThan(0.005);
    const row = [...cells.subarray(32 * 96, 33 * 96)];
    expect(row.slice(45, 51)).toContain(2);
    expect(row.slice(0, 40).every((kind) => kind === 0)).toBe(true);
  });

  test('a camera that goes less far is found; the one at rest needs none', () => {
    const options = { ...OPTIONS, ...truck(-1) };
    const calm = findCalmSettings(step, options, stretchOf(step, truck(-1)), FRAMES);
    expect(calm.strength).toBeNull();
    expect(calm.camera).toBeGreaterThan(0);
    const less = stretchOf(step, truck(-(calm.camera ?? 1)));
    expect(less.share).toBeLessThanOrEqual(0.005);
    expect(findCalmSettings(step, OPTIONS, stretchOf(step), FRAMES)).toEqual({
      strength: null,
      camera: null,
    });
  });
});
