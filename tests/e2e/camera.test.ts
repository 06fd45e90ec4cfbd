import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { clipFrames, differenceOf, enlarged, type Luma } from './clip-frames';
import { openApp } from './open-app';
import { TINY_CLIP, untilJob } from './page-job';

const PATIENCE_MS = 120_000;
const PHOTO = 'public/samples/lake.jpg';
/** Nothing but the camera moves. */
const STILL_CLIP = `${TINY_CLIP}&strength=0`;

async function showLive(query: string): Promise<Page> {
  const page = await openApp(query);
  await page.getByTestId('photo-input').setInputFiles(PHOTO);
  await page.getByRole('radio', { name: 'Live' }).check();
  await page.locator('[data-testid=live][data-live=live]').waitFor({ timeout: PATIENCE_MS });
  return page;
}

async function animate(page: Page): Promise<void> {
  await page.getByTestId('animate').click();
  expect(await untilJob(page, ['done', 'failed'])).toBe('done');
}

/** The sample photo at the clip's size, as the browser draws it. */
async function photoAs(page: Page, { width, height }: Luma): Promise<Luma> {
  const encoded = (await readFile(PHOTO)).toString('base64');
  return page.evaluate(
    async ({ file, size }) => {
      const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }), {
        resizeWidth: size.width,
        resizeHeight: size.height,
        resizeQuality: 'high',
      });
      const context = new OffscreenCanvas(size.width, size.height).getContext('2d');
      if (!context) throw new Error('no canvas');
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, size.width, size.height);
      const pixels = Array.from(
        { length: size.width * size.height },
        (_, at) =>
          0.2126 * (data[4 * at] ?? 0) +
          0.7152 * (data[4 * at + 1] ?? 0) +
          0.0722 * (data[4 * at + 2] ?? 0),
      );
      return { ...size, pixels };
    },
    { file: encoded, size: { width, height } },
  );
}

/** Another resampling and the encoder blur a little; a camera that has begun to move is told apart. */
async function expectPhoto(page: Page, first: Luma): Promise<void> {
  const photo = await photoAs(page, first);
  const difference = differenceOf(first, photo);
  expect(difference).toBeLessThan(5);
  expect(difference).toBeLessThan(0.6 * differenceOf(first, enlarged(photo, 1.03)));
}

test('a path that is set on the page is the path of the clip', async () => {
  const page = await showLive(`${STILL_CLIP}&loop=0`);
  await page.getByRole('radio', { name: 'Keyframes' }).check();
  await page.getByRole('slider', { name: 'Place in the clip' }).fill('14');
  await page.getByRole('button', { name: 'Add a keyframe here' }).click();
  await page.getByRole('slider', { name: 'Keyframe 2 of 2' }).focus();
  await page.getByRole('spinbutton', { name: 'Zoom, value' }).fill('1.5');
  await page.getByRole('spinbutton', { name: 'Zoom, value' }).press('Tab');
  await animate(page);

  const made: unknown = JSON.parse((await page.locator('html').getAttribute('data-clip')) ?? '');
  const keyframes = [
    { at: 14 / 29, axes: { zoom: 0 } },
    { at: 1, axes: { zoom: 1.5 } },
  ];
  expect(made).toMatchObject({ record: { settings: { camera: { kind: 'path', keyframes } } } });
  const [first, waiting, last] = await clipFrames(page, [0, 5, 11], 12);
  if (!first || !waiting || !last) throw new Error('no frames');
  await expectPhoto(page, first);
  // Until its first keyframe the camera waits; then it goes to 1.2 ** 1.5 times.
  expect(differenceOf(first, waiting)).toBeLessThan(1.5);
  const told = differenceOf(last, enlarged(first, 1.2 ** 1.5));
  for (const other of [1, 1.2, 1.26, 1.37]) {
    expect(told).toBeLessThan(0.75 * differenceOf(last, enlarged(first, other)));
  }
});

test('a hand on the picture moves the camera, and the loop of it closes', async () => {
  const page = await showLive(`${STILL_CLIP}&camera=dolly:0&loop=1`);
  const gizmo = page.getByTestId('camera-gizmo');
  const box = await gizmo.boundingBox();
  if (!box) throw new Error('no gizmo');
  const [x, y] = [box.x + 0.3 * box.width, box.y + 0.6 * box.height];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 0.25 * box.width, y, { steps: 4 });
  await page.mouse.up();
  await gizmo.and(page.getByLabel(/truck \+1\.00/)).waitFor();
  await page.getByTestId('framing-note').getByText('so that no edge shows').waitFor();
  await animate(page);

  const [first, middle, end] = await clipFrames(page, [0, 6, 11], 12);
  if (!first || !middle || !end) throw new Error('no frames');
  await expectPhoto(page, first);
  const farthest = differenceOf(first, middle);
  expect(farthest).toBeGreaterThan(4);
  // A frame before the first again: a fifteenth of the way.
  expect(differenceOf(first, end)).toBeLessThan(0.4 * farthest);
});
