import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openApp } from './open-app';
import { startJob, TINY_CLIP, untilJob } from './page-job';

const PATIENCE_MS = 120_000;
/** Longer than any frame of a clip or picture of a strip stands. */
const GLANCE_MS = 600;

/** The page of somebody whose system asks for reduced motion. */
function openCalmly(): Promise<Page> {
  return openApp(TINY_CLIP, {
    prepare: (page) => page.emulateMedia({ reducedMotion: 'reduce' }),
  });
}

/** Names of the animations and transitions that go on for long enough to be seen. */
function running(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().activeDuration) > 1)
      .map((animation) =>
        animation instanceof CSSAnimation ? animation.animationName : 'transition',
      ),
  );
}

/** Whether the element looks the same a while later. */
async function isStill(page: Page, selector: string): Promise<boolean> {
  const look = (): Promise<Buffer> => page.locator(selector).screenshot({ animations: 'allow' });
  const before = await look();
  await page.waitForTimeout(GLANCE_MS);
  return before.equals(await look());
}

test('where reduced motion is asked for nothing moves by itself, and all moves at a press', async () => {
  const page = await openCalmly();
  await page.getByText('Choose a photo').waitFor();
  expect(await running(page)).toEqual([]);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await expect.poll(() => running(page)).toContain('drift');
  await page.emulateMedia({ reducedMotion: 'reduce' });

  // The live stage shows the photo and waits.
  const canvas = '[data-testid=live] .live-canvas canvas';
  await page.getByTestId('photo-input').setInputFiles('public/samples/lake.jpg');
  await page.getByRole('radio', { name: 'Live' }).check();
  await page.locator('[data-testid=live][data-live=live]').waitFor({ timeout: PATIENCE_MS });
  expect(await isStill(page, canvas)).toBe(true);

  // The strip that is pointed at plays; they take no turns, not even when the stage plays.
  await page.locator('.camera-gallery').scrollIntoViewIfNeeded();
  const strips = page.locator('.camera-gallery [data-has-strip=true]');
  await expect.poll(() => strips.count(), { timeout: PATIENCE_MS }).toBeGreaterThan(1);
  expect(await running(page)).toEqual([]);
  await strips.nth(1).hover({ force: true });
  await expect.poll(() => running(page)).toContain('strip-plays');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => isStill(page, canvas)).toBe(false);
  expect(await running(page)).toEqual([]);
});

test('where reduced motion is asked for a clip waits to be started', async () => {
  const page = await openCalmly();
  await startJob(page, 'public/samples/lake.jpg');
  await untilJob(page, ['running']);
  expect(await running(page)).toEqual([]);
  expect(await untilJob(page, ['done', 'failed'])).toBe('done');
  const clip = page.locator('video[data-testid=clip]');
  await clip.waitFor();
  const time = (): Promise<number> =>
    clip.evaluate((video) => (video instanceof HTMLVideoElement ? video.currentTime : NaN));
  await page.waitForTimeout(GLANCE_MS);
  expect(await time()).toBe(0);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(time).toBeGreaterThan(0);
});
