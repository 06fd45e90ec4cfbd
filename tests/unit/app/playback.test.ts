import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { seekBy, seekTo, stepFrames, type Playback } from '../../../src/app/playback';

function playbackAt(at: number, count = 30): Playback {
  const [isPlaying, frame, frameCount] = [signal(true), signal(at), signal(count)];
  const seek = (next: number): void => void (frame.value = next);
  return { isPlaying, frame, frameCount, framesPerSecond: 10, toggle: () => undefined, seek };
}

test.each([
  [5, 1, 6],
  [5, -1, 4],
  [29, 1, 0],
  [0, -1, 29],
])('from frame %i, %i further on is frame %i', (at, frames, then) => {
  const playback = playbackAt(at);
  stepFrames(playback, frames);
  expect(playback.frame.value).toBe(then);
});

test('half a second is as many frames as the rate has of them, and no further than the ends', () => {
  const playback = playbackAt(10);
  seekBy(playback, 0.5);
  expect(playback.frame.value).toBe(15);
  seekBy(playback, 9);
  expect(playback.frame.value).toBe(29);
  seekBy(playback, -9);
  expect(playback.frame.value).toBe(0);
  seekTo(playback, Number.POSITIVE_INFINITY);
  expect(playback.frame.value).toBe(29);
});
