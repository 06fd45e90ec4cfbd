import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { injectIntoWorker } from './inject';
import { openApp } from './open-app';
import { failureCode, TINY_CLIP, untilJob } from './page-job';

export const PHOTO = 'public/samples/lake.jpg';

/** Waits until the job has failed in this way, and is told in words. */
export async function expectFailure(page: Page, code: string): Promise<void> {
  expect(await untilJob(page, ['failed', 'done'])).toBe('failed');
  expect(await failureCode(page)).toBe(code);
  expect(await page.getByTestId('failure').innerText()).not.toBe('');
}

/** Presses Animate again; then a clip is made. */
export async function tryAgain(page: Page): Promise<void> {
  await page.locator('[data-testid=animate]:not([aria-disabled=true])').click();
  await page.waitForFunction(() => document.documentElement.dataset['job'] !== 'failed');
  expect(await untilJob(page, ['failed', 'done'])).toBe('done');
}

/** A page with this JavaScript at the head of its worker. */
export function openBroken(prelude: string, query = TINY_CLIP): Promise<Page> {
  return openApp(query, { prepare: (page) => injectIntoWorker(page, prelude) });
}
