import { signal, type Signal } from '@preact/signals';
import type { StudioClient } from '../client/studio-client';
import type { Failure } from '../contract/result';
import type { Playback } from './playback';
import { PREVIEW_FRAMES_PER_SECOND } from './preview-settings';

/** Play, pause and the place in the clip, of frames that a worker draws on a canvas. */
export interface PreviewPlayer extends Playback {
  readonly frameCount: Signal<number>;
  /**
   * Gives the worker a canvas. What it draws is told for as long as the canvas is the present one.
   *
   * @returns why it could not be given; null where it was
   */
  attach(
    canvas: OffscreenCanvas,
    plays: boolean,
    isPresent: () => boolean,
  ): Promise<Failure | null>;
}

export function createPreviewPlayer(
  client: Pick<StudioClient, 'attachPreview' | 'steerPreview'>,
): PreviewPlayer {
  const isPlaying = signal(true);
  const frame = signal(0);

  function play(plays: boolean): void {
    isPlaying.value = plays;
    client.steerPreview({ kind: plays ? 'play' : 'pause' });
  }

  return {
    isPlaying,
    frame,
    frameCount: signal(1),
    framesPerSecond: PREVIEW_FRAMES_PER_SECOND,
    async attach(canvas, plays, isPresent) {
      isPlaying.value = plays;
      const attached = await client.attachPreview(canvas, (drawn) => {
        if (isPresent() && isPlaying.peek()) frame.value = drawn;
      });
      if (!attached.ok) return attached.failure;
      if (isPresent() && !isPlaying.peek()) client.steerPreview({ kind: 'pause' });
      return null;
    },
    toggle: () => play(!isPlaying.peek()),
    seek(next) {
      if (isPlaying.peek()) play(false);
      frame.value = next;
      client.steerPreview({ kind: 'seek', frame: next });
    },
  };
}
