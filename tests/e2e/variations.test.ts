import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openApp } from './open-app';
import { TINY_CLIP, untilJob } from './page-job';

const PATIENCE_MS = 120_000;

async function showLive(): Promise<Page> {
  const page = await openApp(TINY_CLIP);
  await page.getByTestId('photo-input').setInputFiles('public/samples/lake.jpg');
  await page.getByRole('radio', { name: 'Live' }).check();
  await page.locator('[data-testid=live][data-live=live]').waitFor({ timeout: PATIENCE_MS });
  return page;
}

/** The pictures of a strip side by side, as a data URL. */
function sheetOf(page: Page, selector: string): Promise<string> {
  return page.locator(`${selector} .strip canvas`).evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas');
    return canvas.toDataURL();
  });
}

test('four variations move, one is kept and becomes the clip; cameras are seen on the photo', async () => {
  const page = await showLive();
  const move = (value: string): string => `.camera-option:has([value=${value}])`;
  await page.locator('.camera-gallery').scrollIntoViewIfNeeded();
  await page.locator(`${move('push-in')} .strip`).waitFor({ timeout: PATIENCE_MS });
  expect(await sheetOf(page, move('push-in'))).not.toBe(await sheetOf(page, move('static')));

  await page.getByTestId('variations').click();
  const ready = page.locator('[data-testid=variation][data-status=ready]');
  await expect.poll(() => ready.count(), { timeout: PATIENCE_MS }).toBe(4);
  const sheets = await Promise.all(
    [1, 2, 3, 4].map((nth) => sheetOf(page, `.variation-list > :nth-child(${nth})`)),
  );
  expect(new Set(sheets).size).toBe(4);

  await ready.nth(1).click();
  const seed = await page.getByTestId('seed').inputValue();
  expect(await ready.nth(1).getAttribute('aria-label')).toContain(seed);
  await page.getByTestId('animate').click();
  expect(await untilJob(page, ['done', 'failed'])).toBe('done');
  const clip = await page.evaluate(() => document.documentElement.dataset['clip'] ?? '');
  expect(clip).toContain(`"seed":${seed}`);
});
