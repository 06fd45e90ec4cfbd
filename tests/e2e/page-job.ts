import type { Page } from 'playwright-core';

export type JobState = 'idle' | 'preparing' | 'running' | 'done' | 'failed' | 'cancelled';

/** Small and short: what is tested is the road, not the model. */
export const TINY_CLIP =
  'pack=packs/motion-field-tiny/&seconds=1&fps=12&size=192x128&working=256&steps=2&seed=3';

/** Gives the page a photo and presses Animate. */
export async function startJob(page: Page, photoPath: string): Promise<void> {
  await page.getByTestId('photo-input').setInputFiles(photoPath);
  await page.locator('[data-testid=animate]:not([aria-disabled=true])').click();
}

/** Waits until the job is in one of the states, and says in which. */
export async function untilJob(page: Page, states: readonly JobState[]): Promise<string> {
  const handle = await page.waitForFunction(
    (wanted) => wanted.find((state) => state === document.documentElement.dataset['job']),
    states,
    { timeout: 300_000, polling: 100 },
  );
  return String(await handle.jsonValue());
}

export function failureCode(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.documentElement.dataset['failure']);
}
