import { expect, test } from 'vitest';
import { createMotionClock } from '../../../../../workers/families/motion-field/render/motion-clock';

const LOOP = {
  frameCount: 100,
  framesPerSecond: 25,
  isLoop: true,
  motionSpeed: 1,
  driftSpeed: 0.02,
  waterSpeed: 0,
};

test('in a loop every frequency comes back exactly', () => {
  const clock = createMotionClock(LOOP);
  for (const frequency of [0.25, 0.37, 1.99]) {
    expect(clock.turnAt(100, frequency)).toEqual([0, 0]);
    expect(clock.turnAt(130, frequency)).toEqual(clock.turnAt(30, frequency));
  }
});

test('a loop keeps at least one cycle of what is slower than it', () => {
  const [cosine] = createMotionClock(LOOP).turnAt(50, 0.01);
  expect(cosine).toBeCloseTo(-2);
});

test('without a loop frequencies are as asked', () => {
  const clock = createMotionClock({ ...LOOP, isLoop: false });
  const [cosine, sine] = clock.turnAt(25, 0.37);
  expect(cosine).toBeCloseTo(Math.cos(2 * Math.PI * 0.37) - 1);
  expect(sine).toBeCloseTo(Math.sin(2 * Math.PI * 0.37));
});

test('the drift period divides the clip and shortens for fast things', () => {
  const calm = createMotionClock(LOOP);
  const fast = createMotionClock({ ...LOOP, driftSpeed: 0.1 });
  expect(4 / calm.driftPeriodSeconds).toBeCloseTo(Math.round(4 / calm.driftPeriodSeconds));
  expect(fast.driftPeriodSeconds).toBeLessThan(calm.driftPeriodSeconds);
  expect(calm.driftPhaseAt(0)).toBe(0);
  expect(calm.driftPhaseAt(100)).toBe(0);
});

test('a sky that drifts little in a clip that need not close is carried on from its start', () => {
  const carried = createMotionClock({ ...LOOP, isLoop: false });
  expect(carried.driftPeriodSeconds).toBe(4);
  expect(carried.driftSharesAt(0).air).toEqual([1, 0]);
  const [was, will] = carried.driftSharesAt(99).air;
  expect(was).toBe(1);
  expect(will).toBeLessThan(0.03);
});

test('a loop, what drifts far, and flowing water blend from both ends of the period', () => {
  const open = { ...LOOP, isLoop: false };
  const far = createMotionClock({ ...open, driftSpeed: 0.1 });
  const river = createMotionClock({ ...open, waterSpeed: 0.02 });
  for (const clock of [createMotionClock(LOOP), far, river]) {
    const phase = clock.driftPhaseAt(17);
    expect(phase).toBeGreaterThan(0);
    expect(clock.driftSharesAt(17).water).toEqual([1 - phase, phase]);
    expect(clock.driftSharesAt(0)).toEqual({ air: [1, 0], water: [1, 0] });
  }
});

test('one copy of a sky gives way to the other in the middle of the period alone', () => {
  const clock = createMotionClock({ ...LOOP, driftSpeed: 0.03 });
  const [early, late] = [clock.driftSharesAt(25), clock.driftSharesAt(75)];
  expect(clock.driftPhaseAt(25)).toBe(0.25);
  expect([early.air, late.air]).toEqual([
    [1, 0],
    [0, 1],
  ]);
  expect(clock.driftSharesAt(50).air).toEqual([0.5, 0.5]);
});

test('speed scales the rates, and at 0 nothing turns', () => {
  const options = { ...LOOP, isLoop: false };
  const normal = createMotionClock(options);
  const double = createMotionClock({ ...options, motionSpeed: 2 });
  expect(double.turnAt(10, 0.5)).toEqual(normal.turnAt(10, 1));
  expect(createMotionClock({ ...options, motionSpeed: 0 }).turnAt(13, 1)).toEqual([0, 0]);
});
