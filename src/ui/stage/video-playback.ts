import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Playback } from '../../app/playback';

/** A clip in its element. */
export interface VideoPlayback extends Playback {
  readonly isLooping: Signal<boolean>;
  /** 1 is as it was made. */
  readonly speed: Signal<number>;
  /** True once the browser has said that it cannot play the clip. */
  readonly hasFailed: ReadonlySignal<boolean>;
  /** Plays it in an element; returns the function that lets go of that. */
  attach(video: HTMLVideoElement): () => void;
}

/** @param frames how many there are in the whole file, and how many a second */
export function createVideoPlayback(frames: {
  readonly count: number;
  readonly perSecond: number;
}): VideoPlayback {
  const { count, perSecond } = frames;
  const element = signal<HTMLVideoElement | null>(null);
  const isPlaying = signal(false);
  const isLooping = signal(true);
  const speed = signal(1);
  const frame = signal(0);
  const hasFailed = signal(false);

  /** Frames begin where they are due: a time in the midst of one names that one. */
  function frameAt(seconds: number): number {
    return Math.min(count - 1, Math.round(seconds * perSecond));
  }

  function follow(video: HTMLVideoElement): void {
    video.requestVideoFrameCallback((_, { mediaTime }) => {
      if (element.peek() !== video) return;
      // While it is sought, the frame that was asked for is the truth.
      if (!video.seeking) frame.value = frameAt(mediaTime);
      follow(video);
    });
  }

  return {
    isPlaying,
    isLooping,
    speed,
    frame,
    hasFailed,
    frameCount: computed(() => count),
    framesPerSecond: perSecond,
    attach(video) {
      const listeners = new AbortController();
      const on = (name: string, hear: () => void): void =>
        video.addEventListener(name, hear, { signal: listeners.signal });
      on('play', () => {
        isPlaying.value = true;
      });
      on('pause', () => {
        isPlaying.value = false;
      });
      on('error', () => {
        hasFailed.value = true;
      });
      element.value = video;
      isPlaying.value = !video.paused;
      follow(video);
      return () => {
        listeners.abort();
        element.value = null;
      };
    },
    toggle() {
      const video = element.peek();
      if (!video?.paused) video?.pause();
      // What cannot be played says so by its error event.
      else void video.play().catch(() => undefined);
    },
    seek(next) {
      const video = element.peek();
      frame.value = next;
      if (!video) return;
      video.pause();
      video.currentTime = (next + 0.5) / perSecond;
    },
  };
}
