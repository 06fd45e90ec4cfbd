import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { SequencePlan } from '../../../src/contract/sequence';
import { createSequencePlayer } from '../../../workers/pipeline/sequence/sequence-player';
import { makeClip, plain } from './make-clip';

const SIZE = { widthPixels: 64, heightPixels: 64, framesPerSecond: 12 };
let plan: SequencePlan;

beforeAll(async () => {
  const pixelsOf = (frame: number) => plain(64, 64, [20 * frame, 90, 90]);
  const video = await makeClip({ ...SIZE, frameCount: 12, pixelsOf });
  const times = { inSeconds: 0, outSeconds: 1, title: null };
  const transition = { kind: 'dissolve', durationSeconds: 0.5 } as const;
  const parts = [
    { video, name: 'one', ...times, transition },
    { video, name: 'two', ...times, transition: { kind: 'cut' } as const },
  ];
  plan = { ...SIZE, fit: 'cover', parts };
});

afterEach(() => vi.restoreAllMocks());

/** Counts the decoders that have been opened and not closed. */
function watchDecoders(): () => number {
  const opened = new Set<VideoDecoder>();
  const configure = VideoDecoder.prototype.configure;
  vi.spyOn(VideoDecoder.prototype, 'configure').mockImplementation(function (
    this: VideoDecoder,
    config,
  ) {
    opened.add(this);
    configure.call(this, config);
  });
  return () => [...opened].filter(({ state }) => state !== 'closed').length;
}

test('what is left holds no decoder, and can be entered again', async () => {
  const countOpen = watchDecoders();
  const drawn: number[] = [];
  const player = createSequencePlayer();
  player.attach(new OffscreenCanvas(1, 1), (frame) => drawn.push(frame));
  await player.show(plan);
  // Amid the dissolve, where both clips are seen.
  player.steer({ kind: 'seek', frame: 8 });
  await vi.waitFor(() => expect(drawn).toContain(8));
  expect(countOpen()).toBe(2);
  player.steer({ kind: 'leave' });
  await vi.waitFor(() => expect(countOpen()).toBe(0));

  player.attach(new OffscreenCanvas(1, 1), (frame) => drawn.push(frame));
  await player.show(plan);
  expect(drawn.at(-1)).toBe(8);
  player.steer({ kind: 'leave' });
});

test('a frame that is on its way when it is left opens nothing that stays', async () => {
  const countOpen = watchDecoders();
  const drawn: number[] = [];
  const player = createSequencePlayer();
  player.attach(new OffscreenCanvas(1, 1), (frame) => drawn.push(frame));
  const showing = player.show(plan);
  player.steer({ kind: 'leave' });
  await showing;
  await vi.waitFor(() => expect(countOpen()).toBe(0));
  expect(drawn).toEqual([]);
});
