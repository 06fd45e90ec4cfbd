import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { look, lookAtRest } from './look';
import { openApp } from './open-app';
import { TINY_CLIP, untilJob } from './page-job';

const PATIENCE_MS = 120_000;
const canvas = '[data-testid=live] .live-canvas canvas';

/** Opens the lake, and has it move by the key for that. */
async function showLive(page: Page): Promise<void> {
  await page.getByTestId('photo-input').setInputFiles('public/samples/lake.jpg');
  await page.getByTestId('crop-frame').waitFor();
  await page.keyboard.press('l');
  await page.locator('[data-testid=live][data-live=live]').waitFor({ timeout: PATIENCE_MS });
}

function frame(page: Page): Promise<string | null> {
  return page.getByTestId('frame').textContent();
}

test('it is looked at frame by frame, beside the photo, closely, and on the full screen', async () => {
  const page = await openApp(`${TINY_CLIP}&strength=2`);
  await showLive(page);

  // A frame at a time: another frame is another picture, and back is the same one.
  await page.keyboard.press('k');
  await page.getByRole('button', { name: 'To the start' }).click();
  const first = await lookAtRest(page);
  for (let step = 0; step < 9; step += 1) await page.keyboard.press('.');
  expect(await frame(page)).toBe('9');
  // A busy worker takes its time: two looks may be the same before it has come.
  await expect.poll(() => look(page), { timeout: 30_000 }).not.toBe(first);
  const ninth = await lookAtRest(page);
  await page.getByRole('button', { name: 'One frame back' }).click();
  expect(await frame(page)).toBe('8');
  await page.keyboard.press('.');
  await expect.poll(() => look(page), { timeout: 30_000 }).toBe(ninth);

  // The photo shows for as long as the button is held, and no longer.
  const compare = await page.getByRole('button', { name: 'Show the photo' }).boundingBox();
  if (!compare) throw new Error('no button');
  await page.mouse.move(compare.x + 10, compare.y + 10);
  await page.mouse.down();
  await page.waitForTimeout(500);
  expect(await page.locator(canvas).isVisible()).toBe(false);
  await page.mouse.up();
  await page.locator(canvas).waitFor({ state: 'visible' });

  // A pixel of the photo is one of the screen, and a brush paints where it is seen to.
  await page.getByRole('button', { name: 'Pixel for pixel' }).click();
  const large = await page.locator('.print').boundingBox();
  expect(large?.width).toBeCloseTo(1920, 0);
  await page.keyboard.press('0');
  expect((await page.locator('.print').boundingBox())?.width).toBeLessThan(1280);

  // The full screen has picture and bar, and is left again.
  await page.keyboard.press('f');
  await page.waitForFunction(() => document.fullscreenElement !== null);
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const full = await page.locator('.print').boundingBox();
  const filled = Math.max((full?.width ?? 0) / width, (full?.height ?? 0) / height);
  expect(filled).toBeCloseTo(1, 1);
  expect(await page.getByTestId('play').isVisible()).toBe(true);
  await page.getByRole('button', { name: 'Leave full screen' }).click();
  await page.waitForFunction(() => document.fullscreenElement === null);
});

test('prompt, slider and brush are undone one by one, and done again', async () => {
  const page = await openApp(TINY_CLIP);
  await showLive(page);
  const prompt = page.getByTestId('prompt');
  const speed = page.getByRole('slider', { name: 'Motion speed' });
  await prompt.fill('the water ripples');
  await speed.fill('0.5');
  await page.getByRole('radio', { name: 'Keep still' }).check({ force: true });
  const box = await page.getByTestId('mask-layer').boundingBox();
  if (!box) throw new Error('no layer');
  await page.mouse.move(box.x + 50, box.y + 50);
  await page.mouse.down();
  await page.mouse.move(box.x + 150, box.y + 80, { steps: 5 });
  await page.mouse.up();

  const undo = page.getByTestId('undo');
  const steps: (string | null)[] = [];
  for (let step = 0; step < 3; step += 1) {
    steps.push(await undo.getAttribute('aria-label'));
    await page.keyboard.press('Control+z');
  }
  expect(steps).toEqual(['Undo: brush', 'Undo: motion speed', 'Undo: prompt']);
  expect([await prompt.inputValue(), await speed.inputValue()]).toEqual(['', '1']);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+Shift+z');
  expect([await prompt.inputValue(), await speed.inputValue()]).toEqual([
    'the water ripples',
    '0.5',
  ]);
  expect(await undo.getAttribute('aria-label')).toBe('Undo: brush');
});

test('from the file to the finished clip by keyboard alone', async () => {
  const page = await openApp(TINY_CLIP);
  // The file dialogue is the browser's own: what it gives is given to it.
  const chosen = page.waitForEvent('filechooser');
  await page.getByText('Choose a photo').waitFor();
  await page.keyboard.press('o');
  await (await chosen).setFiles('public/samples/lake.jpg');
  await page.getByTestId('crop-frame').waitFor();

  await page.keyboard.press('?');
  await page.getByTestId('shortcuts-dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByTestId('shortcuts-dialog').waitFor({ state: 'detached' });

  await tabTo(page, '[data-testid=prompt]');
  await page.keyboard.type('the clouds drift');
  await page.keyboard.press('Control+Enter');
  expect(await untilJob(page, ['done', 'failed'])).toBe('done');

  const clip = page.getByTestId('clip');
  await clip.waitFor();
  await page.waitForFunction(() => document.querySelector('video')?.paused === false);
  await page.keyboard.press('k');
  await page.waitForFunction(() => document.querySelector('video')?.paused === true);
  await page.keyboard.press('Shift+Tab');
  await tabTo(page, '[aria-label="To the start"]');
  await page.keyboard.press('Enter');
  await page.keyboard.press('.');
  await page.keyboard.press('.');
  expect(await frame(page)).toBe('2');
  // The second frame after the first begins at two twelfths of a second.
  const seconds = await clip.evaluate((video) =>
    video instanceof HTMLVideoElement ? video.currentTime : -1,
  );
  expect(seconds).toBeCloseTo(2.5 / 12, 3);
  await tabTo(page, '[data-testid=download]');
});

/** Presses Tab until the focus is there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${selector}`);
}
