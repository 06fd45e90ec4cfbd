import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Progress } from '../../../src/contract/progress';
import type { SequencePart, SequencePlan, SequenceTitle } from '../../../src/contract/sequence';
import { assembleSequence } from '../../../workers/pipeline/assemble-sequence';
import { decodeVideo, type DecodedVideo } from '../decode-video';
import { createPhotoPattern } from '../runtime/photo-pattern';
import { makeClip, plain } from './make-clip';

const WIDTH = 192;
const HEIGHT = 128;
const RATE = 12;
const NEVER = new AbortController().signal;
const RED = [200, 60, 40] as const;
const BLUE = [40, 80, 200] as const;
/** Even flat colours come out of the encoder a few steps off. */
const CODEC_STEPS = 7;

let red: Blob;
let blue: Blob;
let pattern: Blob;

beforeAll(async () => {
  const shape = { widthPixels: WIDTH, heightPixels: HEIGHT, framesPerSecond: RATE, frameCount: 12 };
  red = await makeClip({ ...shape, pixelsOf: () => plain(WIDTH, HEIGHT, RED) });
  blue = await makeClip({ ...shape, pixelsOf: () => plain(WIDTH, HEIGHT, BLUE) });
  pattern = await makeClip({
    ...shape,
    pixelsOf: (frame) => new Uint8ClampedArray(createPhotoPattern(WIDTH, HEIGHT, 20 * frame)),
  });
});

afterEach(() => vi.restoreAllMocks());

function part(video: Blob, change: Partial<SequencePart> = {}): SequencePart {
  const whole = { name: 'a clip', inSeconds: 0, outSeconds: 1, title: null };
  return { video, ...whole, transition: { kind: 'cut' }, ...change };
}

function planOf(parts: readonly SequencePart[], change: Partial<SequencePlan> = {}): SequencePlan {
  const size = { widthPixels: WIDTH, heightPixels: HEIGHT, framesPerSecond: RATE };
  return { ...size, fit: 'cover', parts, ...change };
}

async function assemble(plan: SequencePlan): Promise<DecodedVideo> {
  const made = await assembleSequence(plan, () => {}, NEVER);
  const decoded = await decodeVideo(made.video);
  expect(decoded.frames).toHaveLength(made.frameCount);
  expect(decoded.durationSeconds).toBeCloseTo(made.durationSeconds, 5);
  expect([decoded.width, decoded.height]).toEqual([plan.widthPixels, plan.heightPixels]);
  return decoded;
}

function colourAt({ frames, width }: DecodedVideo, frame: number, x: number, y: number): number[] {
  const at = (y * width + x) * 4;
  return [...(frames[frame]?.pixels.subarray(at, at + 3) ?? [])];
}

function expectColour(found: readonly number[], wanted: readonly number[], steps = CODEC_STEPS) {
  const away = wanted.map((value, channel) => Math.abs(value - (found[channel] ?? Infinity)));
  expect(Math.max(...away), `${String(found)} instead of ${String(wanted)}`).toBeLessThanOrEqual(
    steps,
  );
}

function psnrOf(found: Uint8ClampedArray, expected: Uint8ClampedArray): number {
  let sum = 0;
  for (let at = 0; at < expected.length; at += 1) {
    if (at % 4 < 3) sum += ((found[at] ?? 0) - (expected[at] ?? 0)) ** 2;
  }
  return 10 * Math.log10((255 ** 2 * 0.75 * expected.length) / sum);
}

test('two clips with a dissolve: every frame at its time, in its colours', async () => {
  const dissolve = { kind: 'dissolve', durationSeconds: 5 / RATE } as const;
  const made = await assemble(planOf([part(red, { transition: dissolve }), part(blue)]));
  expect(made.frames).toHaveLength(24 - 5);
  expect(made.frames.map(({ timestampSeconds }) => timestampSeconds)).toEqual(
    made.frames.map((_, index) => expect.closeTo(index / RATE, 5)),
  );
  const middle = RED.map((value, channel) => (value + (BLUE[channel] ?? 0)) / 2);
  expectColour(colourAt(made, 6, 90, 60), RED);
  expectColour(colourAt(made, 9, 90, 60), middle);
  expectColour(colourAt(made, 12, 90, 60), BLUE);
});

test('trimmed parts begin and end where they were told to', async () => {
  const source = await decodeVideo(pattern);
  const made = await assemble(
    planOf([part(pattern, { inSeconds: 4 / RATE, outSeconds: 7 / RATE }), part(red)]),
  );
  expect(made.frames).toHaveLength(3 + 12);
  const best = made.frames.slice(0, 3).map(({ pixels }) => {
    const likeness = source.frames.map((frame) => psnrOf(pixels, frame.pixels));
    return likeness.indexOf(Math.max(...likeness));
  });
  expect(best).toEqual([4, 5, 6]);
});

test('a frame that is passed through keeps its colours', async () => {
  const source = await decodeVideo(pattern);
  const made = await assemble(planOf([part(pattern)]));
  const likeness = made.frames.map(({ pixels }, index) =>
    psnrOf(pixels, source.frames[index]?.pixels ?? new Uint8ClampedArray()),
  );
  expect(Math.min(...likeness)).toBeGreaterThan(38);
});

test('a frame that is drawn keeps them too', async () => {
  const source = await decodeVideo(pattern);
  // Dissolved into itself at the same moments, nothing changes but the way that it takes.
  const transition = { kind: 'dissolve', durationSeconds: 3 / RATE } as const;
  const twice = [
    part(pattern, { outSeconds: 9 / RATE, transition }),
    part(pattern, { inSeconds: 6 / RATE }),
  ];
  const drawn = vi.spyOn(OffscreenCanvasRenderingContext2D.prototype, 'getImageData');
  const made = await assembleSequence(planOf(twice), () => {}, NEVER);
  expect(drawn).toHaveBeenCalledTimes(3);
  const decoded = await decodeVideo(made.video);
  const likeness = decoded.frames.map(({ pixels }, index) =>
    psnrOf(pixels, source.frames[index]?.pixels ?? new Uint8ClampedArray()),
  );
  expect(Math.min(...likeness)).toBeGreaterThan(38);
});

test('the colour space is that of the clips', async () => {
  const { video } = await assembleSequence(planOf([part(red)]), () => {}, NEVER);
  const { ALL_FORMATS, BlobSource, Input } = await import('mediabunny');
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(video) });
  const track = await input.getPrimaryVideoTrack();
  expect(await track?.getColorSpace()).toEqual({
    matrix: 'bt709',
    primaries: 'bt709',
    transfer: 'bt709',
    fullRange: false,
  });
});

test('another rate keeps the time: half as many frames, each the one of its moment', async () => {
  const source = await decodeVideo(pattern);
  const made = await assemble(planOf([part(pattern)], { framesPerSecond: 6 }));
  expect(made.frames).toHaveLength(6);
  const likeness = made.frames.map(({ pixels }, index) =>
    psnrOf(pixels, source.frames[2 * index + 1]?.pixels ?? new Uint8ClampedArray()),
  );
  expect(Math.min(...likeness)).toBeGreaterThan(36);
});

describe('another shape', () => {
  const square = { widthPixels: 128, heightPixels: 128 };

  test('is covered by the picture', async () => {
    const made = await assemble(planOf([part(red)], { ...square, fit: 'cover' }));
    for (const [x, y] of [
      [1, 1],
      [126, 126],
    ] as const) {
      expectColour(colourAt(made, 3, x, y), RED);
    }
  });

  test('or has the whole picture, with black above and below', async () => {
    const made = await assemble(planOf([part(red)], { ...square, fit: 'contain' }));
    expectColour(colourAt(made, 3, 64, 64), RED, 6);
    expectColour(colourAt(made, 3, 64, 4), [0, 0, 0]);
    expectColour(colourAt(made, 3, 64, 123), [0, 0, 0]);
  });
});

test('a title stands in its time, at its place', async () => {
  const title: SequenceTitle = {
    text: 'HELLO',
    position: 'bottom',
    size: 'large',
    colour: 'light',
    inSeconds: 0.25,
    outSeconds: 0.75,
    fadeSeconds: 0,
  };
  const made = await assemble(planOf([part(blue, { title })]));
  /** Light pixels of the upper and the lower half. */
  const lightOf = (frame: number): number[] => {
    const light = [0, 0];
    const { pixels } = made.frames[frame] ?? { pixels: new Uint8ClampedArray() };
    for (let at = 0; at < pixels.length; at += 4) {
      const half = at < pixels.length / 2 ? 0 : 1;
      if ((pixels[at] ?? 0) > 180) light[half] = (light[half] ?? 0) + 1;
    }
    return light;
  };
  expect(lightOf(1)).toEqual([0, 0]);
  expect(lightOf(10)).toEqual([0, 0]);
  const [above, below] = lightOf(6);
  expect(above).toBe(0);
  expect(below).toBeGreaterThan(60);
});

test('tells every frame, and stops when asked', async () => {
  const told: Progress[] = [];
  const plan = planOf([part(red), part(blue)]);
  await assembleSequence(plan, (progress) => told.push(progress), NEVER);
  expect(told).toHaveLength(24);
  expect(told.at(-1)).toEqual({ kind: 'encode', fraction: 1, frame: 24, frames: 24 });

  const controller = new AbortController();
  const stopped = assembleSequence(
    plan,
    (progress) => {
      if (progress.fraction >= 0.25) controller.abort();
    },
    controller.signal,
  );
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
});

test('no more than a few frames are open at any time, and none is left open', async () => {
  const open = countOpenFrames();
  const transition = { kind: 'dissolve', durationSeconds: 0.5 } as const;
  // Many, so that one that stays open shows.
  const parts = Array.from({ length: 16 }, () => part(pattern, { transition }));
  await assembleSequence(planOf(parts), () => {}, NEVER);
  expect(open.most()).toBeGreaterThan(1);
  expect(open.most()).toBeLessThanOrEqual(12);
  expect(open.now()).toBe(0);
});

test('a damaged clip is told by its name', async () => {
  const cut = pattern.slice(0, Math.floor(pattern.size / 2), 'video/mp4');
  const broken = new Blob([new Uint8Array(2000)]);
  for (const [video, name] of [
    [cut, 'The half'],
    [broken, 'The zeros'],
    [new Blob([]), 'Nothing'],
  ] as const) {
    const assembling = assembleSequence(
      planOf([part(red), part(video, { name })]),
      () => {},
      NEVER,
    );
    await expect(assembling).rejects.toMatchObject({
      code: 'clip-unreadable',
      message: expect.stringContaining(`“${name}”`),
    });
  }
});

test('an empty sequence is refused', async () => {
  await expect(assembleSequence(planOf([]), () => {}, NEVER)).rejects.toMatchObject({
    code: 'invalid-request',
  });
});

/** Counts the frames that decoders give and code clones or makes, and those that are closed. */
function countOpenFrames(): { most(): number; now(): number } {
  const open = new Set<VideoFrame>();
  let most = 0;
  const add = (frame: VideoFrame): VideoFrame => {
    open.add(frame);
    most = Math.max(most, open.size);
    return frame;
  };
  const { close, clone } = VideoFrame.prototype;
  vi.spyOn(VideoFrame.prototype, 'close').mockImplementation(function (this: VideoFrame) {
    open.delete(this);
    close.call(this);
  });
  vi.spyOn(VideoFrame.prototype, 'clone').mockImplementation(function (this: VideoFrame) {
    return add(clone.call(this));
  });
  const Decoder = VideoDecoder;
  vi.stubGlobal(
    'VideoDecoder',
    class extends Decoder {
      constructor(init: VideoDecoderInit) {
        super({ ...init, output: (frame) => init.output(add(frame)) });
      }
    },
  );
  return { most: () => most, now: () => open.size };
}
