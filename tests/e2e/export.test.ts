import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { readClipRecord } from '../../src/app/read-clip-record';
import { openApp } from './open-app';
import { TINY_CLIP } from './page-job';
import { addClip, saveNext } from './queue-page';

const PATIENCE_MS = 120_000;
const FRAMES = 12;

async function packetsOf(input: Input): Promise<number> {
  const track = await input.getPrimaryVideoTrack();
  if (!track) return 0;
  let count = 0;
  const sink = new EncodedPacketSink(track);
  for (
    let packet = await sink.getFirstPacket();
    packet;
    packet = await sink.getNextPacket(packet)
  ) {
    count += 1;
  }
  return count;
}

/** Frames, seconds and repetitions as the browser's own decoder counts them. */
function decodeGif(page: Page, bytes: Uint8Array) {
  return page.evaluate(async (data) => {
    const decoder = new ImageDecoder({ data: Uint8Array.from(data), type: 'image/gif' });
    await decoder.tracks.ready;
    const track = decoder.tracks.selectedTrack;
    let seconds = 0;
    for (let frameIndex = 0; frameIndex < (track?.frameCount ?? 0); frameIndex += 1) {
      const { image } = await decoder.decode({ frameIndex });
      seconds += (image.duration ?? 0) / 1e6;
      image.close();
    }
    const isEndless = track?.repetitionCount === Infinity;
    return { frames: track?.frameCount, seconds, isEndless };
  }, Array.from(bytes));
}

test('three clips are asked for while one is made: one is cancelled, a WebM and a GIF are saved', async () => {
  const page = await openApp(TINY_CLIP);
  await page.getByTestId('photo-input').setInputFiles('public/samples/lake.jpg');
  await addClip(page, 'the water ripples', 'MP4');
  await page.getByTestId('keep-working').click();
  await addClip(page, 'clouds drift', 'WebM');
  await addClip(page, 'leaves sway', 'GIF');
  const entries = page.getByTestId('queue-entry');
  expect(await entries.count()).toBe(3);
  await entries.first().getByRole('button', { name: 'Cancel' }).click();
  await page.getByTestId('queue-show').nth(1).waitFor({ timeout: PATIENCE_MS });
  expect(await entries.count()).toBe(2);

  const webm = await saveNext(page);
  expect(webm.name).toMatch(/^lake-clouds-drift-\d+\.webm$/);
  const input = new Input({ source: new BufferSource(webm.bytes), formats: ALL_FORMATS });
  expect((await input.getFormat()).name).toBe('WebM');
  expect(await input.computeDuration()).toBeCloseTo(1, 1);
  expect(await packetsOf(input)).toBe(FRAMES);
  expect((await readClipRecord(new Blob([webm.bytes])))?.settings).toMatchObject({
    prompt: 'clouds drift',
    container: 'webm',
  });

  const gif = await saveNext(page);
  expect(gif.name).toMatch(/\.gif$/);
  const decoded = await decodeGif(page, gif.bytes);
  expect(decoded).toMatchObject({ frames: FRAMES, isEndless: true });
  expect(decoded.seconds).toBeCloseTo(1, 1);
  expect((await readClipRecord(new Blob([gif.bytes])))?.settings.prompt).toBe('leaves sway');

  // Dropped again it is a clip, not a photo: its settings come back.
  await page.getByTestId('photo-input').setInputFiles({
    name: gif.name,
    mimeType: 'image/gif',
    buffer: Buffer.from(gif.bytes),
  });
  await page.getByText('was in the library: here it is.').waitFor({ timeout: PATIENCE_MS });
});
