import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { SequenceClient } from '../../client/sequence-client';
import type { Failure } from '../../contract/result';
import type { SequencePlan } from '../../contract/sequence';
import { screenSize } from './screen-size';

/** The sequence on the screen. */
export interface SequencePlayer {
  /** Which frame is on the canvas. */
  readonly frame: ReadonlySignal<number>;
  readonly isPlaying: ReadonlySignal<boolean>;
  /** Why what is set now cannot be shown. */
  readonly failure: ReadonlySignal<Failure | null>;
  /** Takes the canvas over, for good. Returns the function that ends the showing. */
  attach(canvas: HTMLCanvasElement): () => void;
  play(): void;
  pause(): void;
  seek(frame: number): void;
}

/** Draws through the worker, at a size for the screen, whatever the plan becomes. */
export function createSequencePlayer(
  client: SequenceClient,
  plan: ReadonlySignal<SequencePlan | null>,
): SequencePlayer {
  const frame = signal(0);
  const isPlaying = signal(false);
  const failure = signal<Failure | null>(null);

  async function show(wanted: SequencePlan): Promise<void> {
    const shown = await client.show({ ...wanted, ...screenSize(wanted) });
    if (wanted === plan.peek()) failure.value = shown.ok ? null : shown.failure;
  }

  function pause(): void {
    isPlaying.value = false;
    client.steer({ kind: 'pause' });
  }

  return {
    frame,
    isPlaying,
    failure,
    attach(canvas) {
      let isOver = false;
      let stop = (): void => {};
      const offscreen = canvas.transferControlToOffscreen();
      const onFrame = (drawn: number): void => {
        if (!isOver) frame.value = drawn;
      };
      const onEnd = (reason: Failure): void => {
        if (isOver) return;
        stop();
        isPlaying.value = false;
        failure.value = reason;
      };
      failure.value = null;
      void client.attach(offscreen, onFrame, onEnd).then((attached) => {
        if (isOver) return;
        if (!attached.ok) {
          failure.value = attached.failure;
          return;
        }
        stop = effect(() => {
          if (plan.value) void show(plan.value);
        });
      });
      return () => {
        isOver = true;
        stop();
        isPlaying.value = false;
        client.steer({ kind: 'leave' });
      };
    },
    play() {
      isPlaying.value = true;
      client.steer({ kind: 'play' });
    },
    pause,
    seek(to) {
      frame.value = to;
      client.steer({ kind: 'seek', frame: to });
    },
  };
}
