import type { FrameSource } from '../families/video-model';
import { createPictureReader, type PictureReader } from '../runtime/picture-reader';

/** Frames to play, and how. */
export interface LiveFrames {
  readonly frames: FrameSource;
  readonly frameCount: number;
  readonly framesPerSecond: number;
  readonly widthPixels: number;
  readonly heightPixels: number;
}

/** Plays frames on a canvas in a loop, as fast as they can be drawn. */
export interface LivePlayer {
  /** Takes the frames over; what was played before is disposed, the place in the clip is kept. */
  show(live: LiveFrames): Promise<void>;
  play(): void;
  pause(): void;
  seek(frame: number): void;
  /** Plays nothing while the device is wanted elsewhere, but still shows what changes. */
  setResting(isResting: boolean): void;
  /**
   * Frees what is played, and resolves when it is freed; the canvas keeps its picture until
   * something else is shown.
   */
  clear(): Promise<void>;
}

interface Scene extends LiveFrames {
  readonly reader: PictureReader;
}

/**
 * Pictures are read back and put on a 2D canvas: a WebGPU canvas of a worker stays blank on
 * software adapters, and at a preview's size the way over the processor costs next to nothing.
 *
 * @param isSmooth while it plays, every picture of the display has its own moment of the clip, also
 *   between two frames; else none is drawn twice, which spares a slow device
 */
export function createLivePlayer(
  device: GPUDevice,
  canvas: OffscreenCanvas,
  onFrame: (frame: number) => void,
  isSmooth: boolean,
): LivePlayer {
  const context = canvas.getContext('2d');
  let scene: Scene | undefined;
  let seconds = 0;
  /** A frame that was asked for before there was anything to see. */
  let sought: number | undefined;
  let isPlaying = true;
  let isRunning = false;
  let isResting = false;
  /** The frame drawn last, be it still on its way. */
  let latest: { readonly scene: Scene; readonly frame: number } | undefined;
  /** Settles when all that was drawn is on the canvas. */
  let drawing: Promise<void> = Promise.resolve();

  const put = (current: Scene, frame: number, pixels: Uint8ClampedArray<ArrayBuffer>): void => {
    const { widthPixels, heightPixels } = current;
    if (scene !== current || !context) return;
    // Resizing clears a canvas: not before there is a picture to put on it.
    if (canvas.width !== widthPixels) canvas.width = widthPixels;
    if (canvas.height !== heightPixels) canvas.height = heightPixels;
    context.putImageData(new ImageData(pixels, widthPixels, heightPixels), 0, 0);
    onFrame(Math.floor(frame));
  };

  const draw = (): Promise<void> => {
    const current = scene;
    if (!current) return drawing;
    const at = (seconds * current.framesPerSecond) % current.frameCount;
    const frame = isSmooth && isPlaying && !isResting ? at : Math.floor(at);
    if (latest?.scene === current && latest.frame === frame) return drawing;
    latest = { scene: current, frame };
    const reading = readFrame(current, frame);
    drawing = Promise.all([drawing, reading])
      .then(([, pixels]) => put(current, frame, pixels))
      // A device that is lost ends the session, which tells: here the picture just stands still.
      .catch(() => {});
    return drawing;
  };

  /** One frame is drawn while the one before it is on its way to the canvas. */
  const step = async (beforeMs: number, before: Promise<void>): Promise<void> => {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    if (!isPlaying || isResting || !scene) {
      isRunning = false;
      return;
    }
    const nowMs = performance.now();
    const duration = scene.frameCount / scene.framesPerSecond;
    seconds = (seconds + (nowMs - beforeMs) / 1000) % duration;
    const drawn = draw();
    await before;
    void step(nowMs, drawn);
  };

  const run = (): void => {
    if (isRunning) return;
    isRunning = true;
    void step(performance.now(), drawing);
  };

  const drop = async (old: Scene | undefined): Promise<void> => {
    await drawing;
    old?.frames.dispose();
    old?.reader.dispose();
  };

  return {
    show: async (live) => {
      const before = scene;
      const { widthPixels, heightPixels } = live;
      scene = { ...live, reader: createPictureReader(device, widthPixels, heightPixels) };
      if (sought !== undefined) seconds = middleOf(sought, live);
      sought = undefined;
      seconds %= live.frameCount / live.framesPerSecond;
      await draw();
      await drop(before);
      run();
    },
    play: () => {
      isPlaying = true;
      run();
    },
    pause: () => {
      isPlaying = false;
      void draw();
    },
    seek: (frame) => {
      if (scene) seconds = middleOf(frame, scene);
      else sought = frame;
      void draw();
    },
    setResting: (next) => {
      isResting = next;
      void draw();
      run();
    },
    clear: () => {
      const before = scene;
      scene = undefined;
      latest = undefined;
      return drop(before);
    },
  };
}

/** The middle of a frame's time, in seconds: rounding must not give the one before. */
function middleOf(frame: number, { framesPerSecond }: LiveFrames): number {
  return (frame + 0.5) / framesPerSecond;
}

async function readFrame(
  { frames, reader }: Scene,
  frame: number,
): Promise<Uint8ClampedArray<ArrayBuffer>> {
  return reader.read(frames.renderFrame(frame));
}
