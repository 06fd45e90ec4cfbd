import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { look, lookAtRest } from './look';
import { openApp } from './open-app';
import { TINY_CLIP, untilJob } from './page-job';

const PATIENCE_MS = 120_000;

async function showLive(query: string): Promise<Page> {
  const page = await openApp(query);
  await page.getByTestId('photo-input').setInputFiles('public/samples/lake.jpg');
  await page.getByRole('radio', { name: 'Live' }).check();
  await page.locator('[data-testid=live][data-live=live]').waitFor({ timeout: PATIENCE_MS });
  return page;
}

async function seek(page: Page, frame: number): Promise<string> {
  await page.getByRole('slider', { name: 'Place in the clip' }).fill(String(frame));
  return lookAtRest(page);
}

test('on a first visit a photo moves without a press, and stands still for who prefers that', async () => {
  const page = await openApp(TINY_CLIP, { movesAtOnce: true });
  const input = page.getByTestId('photo-input');
  await input.setInputFiles('public/samples/lake.jpg');
  await page.locator('[data-testid=live][data-live=live]').waitFor({ timeout: PATIENCE_MS });
  const before = await look(page);
  await expect.poll(() => look(page), { timeout: 30_000 }).not.toBe(before);

  await page.getByRole('radio', { name: 'Photo' }).check();
  await input.setInputFiles('public/samples/portrait.jpg');
  await page.getByText('1280 × 1600 pixels.').waitFor();
  await page.getByTestId('crop-frame').waitFor();
});

test('the photo moves on the stage, another camera is another picture, and then the clip', async () => {
  const page = await showLive(TINY_CLIP);
  const [first, later] = [await seek(page, 0), await seek(page, 15)];
  expect(later).not.toBe(first);

  await page.getByTestId('camera-more').click();
  await page.getByRole('radio', { name: 'Pan left' }).check();
  await expect.poll(() => look(page), { timeout: 30_000 }).not.toBe(later);
  await page.getByRole('slider', { name: 'Place in the clip' }).fill('0');
  await expect.poll(() => look(page), { timeout: 30_000 }).toBe(first);

  await page.getByTestId('animate').click();
  expect(await untilJob(page, ['done', 'failed'])).toBe('done');
  await page.getByRole('radio', { name: 'Live' }).check();
  await page.locator('[data-testid=live][data-live=live]').waitFor({ timeout: PATIENCE_MS });
});

test('a stage that is entered and left many times ends in one that plays', async () => {
  const page = await showLive(TINY_CLIP);
  for (let visit = 0; visit < 8; visit += 1) {
    await page.getByRole('radio', { name: 'Photo' }).check();
    await page.getByRole('radio', { name: 'Live' }).check();
    await page.waitForTimeout(60 * visit);
  }
  await page.locator('[data-testid=live][data-live=live]').waitFor({ timeout: PATIENCE_MS });
  await page.getByRole('button', { name: 'Pause' }).click();
  expect(await seek(page, 15)).not.toBe(await seek(page, 0));
});
