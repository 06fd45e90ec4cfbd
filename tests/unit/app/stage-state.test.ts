import { signal } from '@preact/signals';
import { beforeEach, expect, test } from 'vitest';
import type { Playback } from '../../../src/app/playback';
import { createStageState, type StageState } from '../../../src/app/stage-state';

let nowMs = 0;
let stage: StageState;

beforeEach(() => {
  nowMs = 0;
  stage = createStageState(() => nowMs);
});

function press(forMs: number): void {
  stage.pressCompare();
  nowMs += forMs;
  stage.releaseCompare();
}

test('the photo shows while it is held', () => {
  stage.pressCompare();
  expect(stage.isCompared.value).toBe(true);
  nowMs += 800;
  stage.releaseCompare();
  expect(stage.isCompared.value).toBe(false);
});

test('a tap keeps it shown, another tap ends that, and so does holding', () => {
  press(80);
  expect(stage.isCompared.value).toBe(true);
  press(80);
  expect(stage.isCompared.value).toBe(false);
  press(80);
  press(900);
  expect(stage.isCompared.value).toBe(false);
});

test('a release without a press is of something else', () => {
  stage.toggleCompare();
  stage.releaseCompare();
  expect(stage.isCompared.value).toBe(true);
});

test('it is zoomed from what fits, and what would fit is fitted', () => {
  stage.setFit(0.4);
  expect(stage.scale.value).toBe(0.4);
  stage.zoomBy(2);
  expect(stage.zoom.value).toBe(0.8);
  stage.zoomBy(0.5);
  expect(stage.zoom.value).toBe(null);
  stage.zoomTo(1);
  expect(stage.scale.value).toBe(1);
  for (let i = 0; i < 20; i += 1) stage.zoomBy(2);
  expect(stage.scale.value).toBe(16);
});

test('what leaves the stage takes its ways of looking along, if it is still there', () => {
  const playback = (): Playback => ({
    isPlaying: signal(false),
    frame: signal(0),
    frameCount: signal(1),
    framesPerSecond: 30,
    toggle: () => undefined,
    seek: () => undefined,
  });
  const [first, second] = [playback(), playback()];
  const leaveFirst = stage.mount(first);
  stage.zoomTo(2);
  stage.toggleCompare();
  leaveFirst();
  expect([stage.playback.value, stage.zoom.value, stage.isCompared.value]).toEqual([
    null,
    null,
    false,
  ]);
  const leaveAgain = stage.mount(first);
  stage.mount(second);
  leaveAgain();
  expect(stage.playback.value).toBe(second);
});
