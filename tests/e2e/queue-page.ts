import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

/** Asks for a clip of these words in a kind of file. */
export async function addClip(page: Page, prompt: string, file: string): Promise<void> {
  await page.getByLabel('What should move?').fill(prompt);
  await page.getByRole('radio', { name: file, exact: true }).check({ force: true });
  await page.locator('[data-testid=animate]:not([aria-disabled=true])').click();
}

/** Shows the next clip that is ready and saves it. */
export async function saveNext(
  page: Page,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  await page.getByTestId('queue-show').first().click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('download').click(),
  ]);
  const bytes = Uint8Array.from(await readFile(await download.path()));
  return { name: download.suggestedFilename(), bytes };
}
