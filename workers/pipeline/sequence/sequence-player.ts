import type { FrameListener } from '../../../src/contract/preview';
import type { SequenceCommand, SequencePlan } from '../../../src/contract/sequence';
import { composeFrame } from './compose-frame';
import { createSequenceFrames, type SequenceFrames } from './sequence-frames';

/** Plays a sequence on a canvas of the page, drawn as it will be written. */
export interface SequencePlayer {
  attach(canvas: OffscreenCanvas, onFrame: FrameListener): void;
  /** @throws StudioError `clip-unreadable` of the frame where it stands */
  show(plan: SequencePlan): Promise<void>;
  steer(command: SequenceCommand): void;
}

/** A player that has fallen further behind goes on from where it is. */
const PATIENCE_FRAMES = 6;

export function createSequencePlayer(): SequencePlayer {
  let context: OffscreenCanvasRenderingContext2D | null = null;
  let listener: FrameListener = () => {};
  let plan: SequencePlan | null = null;
  let shown: { readonly plan: SequencePlan; readonly frames: SequenceFrames } | null = null;
  let position = 0;
  let isPlaying = false;
  let drawing: Promise<void> | null = null;
  let isStale = false;
  let clock = { startMs: 0, startFrame: 0 };

  function framesOf(wanted: SequencePlan): SequenceFrames {
    if (shown?.plan === wanted) return shown.frames;
    shown?.frames.dispose();
    shown = { plan: wanted, frames: createSequenceFrames(wanted, wanted) };
    return shown.frames;
  }

  async function drawNow(): Promise<void> {
    const screen = context;
    if (!screen || !plan || plan.parts.length === 0) return;
    const { widthPixels, heightPixels, fit } = plan;
    const frames = framesOf(plan);
    position = Math.min(position, frames.frameCount - 1);
    const frame = position;
    const layers = await frames.layersOf(frame);
    if (context !== screen) return;
    const { canvas } = screen;
    if (canvas.width !== widthPixels) canvas.width = widthPixels;
    if (canvas.height !== heightPixels) canvas.height = heightPixels;
    composeFrame(screen, layers, fit);
    listener(frame);
  }

  /** One frame is decoded at a time: of all that is asked for meanwhile, the last is drawn. */
  async function drawUntilFresh(): Promise<void> {
    while (isStale) {
      isStale = false;
      try {
        await drawNow();
      } catch (error) {
        // What was asked for since may be readable.
        if (!isStale) throw error;
      }
    }
  }

  function draw(): Promise<void> {
    isStale = true;
    drawing ??= drawUntilFresh().finally(() => {
      drawing = null;
    });
    return drawing;
  }

  /** Closes the decoders, which a frame that is on its way may still need. */
  async function leave(): Promise<void> {
    isPlaying = false;
    plan = null;
    context = null;
    const left = shown;
    shown = null;
    // Its failure was told to whoever asked for it.
    await drawing?.catch(() => {});
    left?.frames.dispose();
  }

  function startClock(): void {
    clock = { startMs: performance.now(), startFrame: position };
  }

  function drawQuietly(): void {
    // A clip that cannot be read was told when the sequence was shown, or will be when written.
    draw().catch(() => {
      isPlaying = false;
    });
  }

  function step(frameCount: number, framesPerSecond: number): void {
    const passed = Math.floor(((performance.now() - clock.startMs) * framesPerSecond) / 1000);
    const due = clock.startFrame + passed;
    if (due <= position || drawing) return;
    // What is left out has to be decoded all the same: too far behind, it plays slower instead.
    const isBehind = due - position > PATIENCE_FRAMES;
    position = isBehind ? position + 1 : due;
    const isOver = position >= frameCount;
    if (isOver) position = 0;
    if (isBehind || isOver) startClock();
    drawQuietly();
  }

  function tick(): void {
    if (!isPlaying) return;
    if (shown) step(shown.frames.frameCount, shown.plan.framesPerSecond);
    requestAnimationFrame(tick);
  }

  return {
    attach(canvas, onFrame) {
      context = canvas.getContext('2d', { alpha: false });
      listener = onFrame;
    },
    show(next) {
      plan = next;
      startClock();
      return draw();
    },
    steer(command) {
      switch (command.kind) {
        case 'play':
          startClock();
          if (isPlaying) return;
          isPlaying = true;
          tick();
          return;
        case 'pause':
          isPlaying = false;
          return;
        case 'seek':
          position = Math.max(0, command.frame);
          startClock();
          drawQuietly();
          return;
        case 'leave':
          void leave();
      }
    },
  };
}
