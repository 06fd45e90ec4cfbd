import type { ReadonlySignal } from '@preact/signals';

/** Something that plays frame by frame: the live preview, or a clip. */
export interface Playback {
  readonly isPlaying: ReadonlySignal<boolean>;
  /** The one that is shown, counting from 0. */
  readonly frame: ReadonlySignal<number>;
  readonly frameCount: ReadonlySignal<number>;
  readonly framesPerSecond: number;
  toggle(): void;
  /** Stops at a frame. */
  seek(frame: number): void;
}

/** Stops at a frame so many further on, and over the end at the other one. */
export function stepFrames({ frame, frameCount, seek }: Playback, frames: number): void {
  const count = Math.max(1, frameCount.peek());
  seek((((frame.peek() + frames) % count) + count) % count);
}

/** Goes back or forth by a time, and no further than the ends. */
export function seekBy(playback: Playback, seconds: number): void {
  const { frame, framesPerSecond } = playback;
  seekTo(playback, frame.peek() + Math.round(seconds * framesPerSecond));
}

/** Stops at a frame, or at the end that is nearer to it. */
export function seekTo({ frameCount, seek }: Playback, frame: number): void {
  seek(Math.min(Math.max(0, frame), Math.max(0, frameCount.peek() - 1)));
}
