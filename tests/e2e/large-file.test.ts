import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } from 'mediabunny';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openHeapMeter } from './heap-meter';
import { injectIntoWorker, replaceCode, SPILL_BYTES, studioWorkers } from './inject';
import { openApp } from './open-app';
import { startJob, untilJob } from './page-job';

const CLIP =
  'pack=packs/motion-field-tiny/&fps=12&size=128x72&working=256&steps=1&seed=3&seconds=4&plays=2';
const FRAMES = 48;
const PLAYS = 2;
const FRAME_BYTES = 2 ** 20;
/** The worker itself has 6 MB, and what is about to be written 15; one play has 50. */
const TOLERATED_BYTES = 30 * 2 ** 20;

/** Runs in the worker: small frames come out of the encoder large. */
function enlargeFrames(frameBytes: number): void {
  const standStill = (): Promise<void> =>
    new Promise((resolve) => {
      Reflect.set(globalThis, 'goOn', resolve);
    });
  globalThis.VideoEncoder = class extends VideoEncoder {
    constructor({ output, error }: VideoEncoderInit) {
      super({
        error,
        output: (chunk, meta) => {
          const data = new Uint8Array(frameBytes);
          chunk.copyTo(data);
          const { type, timestamp, duration } = chunk;
          const times = { timestamp, duration: duration ?? 0 };
          output(new EncodedVideoChunk({ type, ...times, data }), meta);
        },
      });
    }

    /** All frames have come out by then. */
    override async flush(): Promise<void> {
      await super.flush();
      await standStill();
    }
  };
  // All plays have been written by then.
  const { getFile } = FileSystemFileHandle.prototype;
  FileSystemFileHandle.prototype.getFile = async function (): Promise<File> {
    await standStill();
    return getFile.call(this);
  };
}

/** Waits until the worker stands still, has a look, and lets it go on. */
async function atRest<T>(page: Page, look: () => Promise<T>): Promise<T> {
  const isResting = async (): Promise<boolean> => {
    expect(await page.locator('html').getAttribute('data-failure')).toBe(null);
    const [worker] = studioWorkers(page);
    return worker?.evaluate(() => Reflect.has(globalThis, 'goOn')) ?? false;
  };
  await expect.poll(isResting, { timeout: 120_000 }).toBe(true);
  const seen = await look();
  await studioWorkers(page)[0]?.evaluate(() => {
    const goOn: unknown = Reflect.get(globalThis, 'goOn');
    Reflect.deleteProperty(globalThis, 'goOn');
    if (typeof goOn === 'function') Reflect.apply(goOn, undefined, []);
  });
  return seen;
}

/** Sizes of the files that the worker has begun, in bytes. */
function spilled(page: Page): Promise<readonly number[]> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('enliven-spill');
    const sizes: number[] = [];
    for await (const handle of folder.values()) {
      if (handle instanceof FileSystemFileHandle) sizes.push((await handle.getFile()).size);
    }
    return sizes;
  });
}

/** Sizes of all packets, in their order. */
async function packetsOf(path: string): Promise<readonly number[]> {
  const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  const sizes: number[] = [];
  if (!track) return sizes;
  const metadataOnly = { metadataOnly: true };
  for await (const { byteLength } of new EncodedPacketSink(track).packets(
    undefined,
    undefined,
    metadataOnly,
  )) {
    sizes.push(byteLength);
  }
  return sizes;
}

test.each(['mp4', 'webm'])('a large %s is on the disk and not in memory', async (container) => {
  let wasReplaced = (): boolean => false;
  const page = await openApp(`${CLIP}&container=${container}`, {
    prepare: async (opened) => {
      wasReplaced = await replaceCode(opened, SPILL_BYTES, '65536');
      await injectIntoWorker(opened, `(${enlargeFrames.toString()})(${FRAME_BYTES});`);
    },
  });
  const heaps = await openHeapMeter(page);
  await startJob(page, 'public/samples/lake-thumb.jpg');
  const look = async () => ({ heaps: await heaps.read(), spilled: await spilled(page) });
  const encoded = await atRest(page, look);
  const written = await atRest(page, look);
  expect(wasReplaced()).toBe(true);
  expect(await untilJob(page, ['done', 'failed'])).toBe('done');

  // One play is in the file, and once more in what waits to be written again.
  expect(encoded.spilled).toHaveLength(2);
  for (const bytes of encoded.spilled) expect(bytes).toBeGreaterThan(0.7 * FRAMES * FRAME_BYTES);
  expect(encoded.heaps['worker: heap bytes']).toBeLessThan(TOLERATED_BYTES);
  expect(written.heaps['worker: heap bytes']).toBeLessThan(TOLERATED_BYTES);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('download').click(),
  ]);
  const packets = await packetsOf(await download.path());
  expect(packets).toEqual(Array.from({ length: FRAMES * PLAYS }, () => FRAME_BYTES));
});
