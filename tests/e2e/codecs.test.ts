import { readFile } from 'node:fs/promises';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { clipFrames } from './clip-frames';
import { openApp } from './open-app';
import { startJob, TINY_CLIP, untilJob } from './page-job';

/** Saves what a press brings, and reads it. */
async function saved(page: Page, testId: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId(testId).click(),
  ]);
  return readFile(await download.path());
}

/** Of the frames of the clip on the stage, how many differ from the first. */
async function changedFrames(page: Page): Promise<number> {
  const indices = Array.from({ length: 24 }, (_, index) => index);
  const [first, ...others] = await clipFrames(page, indices, 12);
  if (!first) throw new Error('no frames');
  const mean = (pixels: readonly number[]): number =>
    pixels.reduce((sum, value, at) => sum + Math.abs(value - (first.pixels[at] ?? 0)), 0) /
    pixels.length;
  return others.filter(({ pixels }) => mean(pixels) > 0.5).length;
}

test.each([
  ['vp9', 'vp9'],
  ['av1', 'av1'],
  ['h264', 'avc'],
] as const)(
  'a clip in %s, its loop played twice, decodes to its end',
  async (codec, trackCodec) => {
    const page = await openApp(`${TINY_CLIP}&codec=${codec}&plays=2&camera=push-in`);
    await startJob(page, 'public/samples/lake.jpg');
    expect(await untilJob(page, ['done', 'failed'])).toBe('done');

    const file = await saved(page, 'download');
    const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(file) });
    const track = await input.getPrimaryVideoTrack();
    expect(track).toMatchObject({ codec: trackCodec, displayWidth: 192, displayHeight: 128 });
    expect((await track?.computePacketStats())?.packetCount).toBe(24);
    expect(await input.computeDuration()).toBeCloseTo(2, 5);

    const shown = page.locator('video[data-testid=clip]');
    const seconds = await shown.evaluate((video: HTMLVideoElement) => video.duration);
    expect(seconds).toBeCloseTo(2, 2);
    expect(await changedFrames(page)).toBeGreaterThan(12);
  },
);

/** The picture that the clipboard holds: its size, and how far its pixels are from another's. */
async function copiedPicture(page: Page, other: Buffer) {
  return page.evaluate(async (bytes) => {
    const pixelsOf = async (picture: Blob) => {
      const bitmap = await createImageBitmap(picture);
      const { width, height } = bitmap;
      const context = new OffscreenCanvas(width, height).getContext('2d');
      if (!context) throw new Error('no canvas');
      context.drawImage(bitmap, 0, 0);
      return { width, height, data: context.getImageData(0, 0, width, height).data };
    };
    const [item] = await navigator.clipboard.read();
    if (!item) throw new Error('The clipboard is empty.');
    const copied = await pixelsOf(await item.getType('image/png'));
    const file = await pixelsOf(new Blob([Uint8Array.from(bytes)]));
    const difference = copied.data.reduce(
      (most, value, at) => Math.max(most, Math.abs(value - (file.data[at] ?? 0))),
      0,
    );
    return { types: item.types, width: copied.width, height: copied.height, difference };
  }, Array.from(other));
}

test('the poster is the first frame, at the clip’s size, as PNG, as JPEG and on the clipboard', async () => {
  const page = await openApp(TINY_CLIP);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await startJob(page, 'public/samples/lake.jpg');
  expect(await untilJob(page, ['done', 'failed'])).toBe('done');
  const png = await saved(page, 'poster-png');
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([192, 128]);
  const jpeg = await saved(page, 'poster-jpeg');
  expect([...jpeg.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
  await page.getByTestId('poster-copy').click();
  await page.getByTestId('poster-copy').getByText('Copied').waitFor();
  expect(await copiedPicture(page, png)).toEqual({
    types: ['image/png'],
    width: 192,
    height: 128,
    difference: 0,
  });
});
