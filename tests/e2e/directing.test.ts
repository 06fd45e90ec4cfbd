import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openApp } from './open-app';
import { startJob, TINY_CLIP, untilJob } from './page-job';

test('what the photo is too small for is told, and a press remedies it', async () => {
  const page = await openApp('pack=packs/motion-field-tiny/');
  await page.getByTestId('photo-input').setInputFiles('public/samples/lake.jpg');
  const note = page.locator('.source-note[data-kind=enlarged]');
  await page
    .locator('[data-testid=source-notes][data-measured=true]')
    .waitFor({ state: 'attached' });
  expect(await note.count()).toBe(0);
  await page.getByRole('radio', { name: /^4K/ }).click({ force: true });
  await note.waitFor();
  expect(await note.innerText()).toContain('will look soft');
  await note.getByRole('button').first().click();
  await note.waitFor({ state: 'detached' });
  expect(await page.getByRole('radio', { name: /^4K/ }).isChecked()).toBe(false);
});

test('a prompt made by presses is what the clip is made of, and is there to be pressed again', async () => {
  const page = await openApp(TINY_CLIP);
  await page.getByRole('button', { name: 'Rippling water', exact: true }).click();
  await page.getByText('Write it with me').click();
  await page.getByRole('button', { name: 'Closer', exact: true }).click();
  const words = await page.getByTestId('prompt').inputValue();
  expect(words).toMatch(/water is rippling/);
  expect(words).toMatch(/camera is moving closer/);
  await startJob(page, 'tests/fixtures/photos/plain.jpg');
  expect(await untilJob(page, ['done', 'failed'])).toBe('done');
  const report: { readonly record: { readonly settings: { readonly prompt: string } } } =
    JSON.parse(String(await page.locator('html').getAttribute('data-clip')));
  expect(report.record.settings.prompt).toBe(words);

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByTestId('prompt').fill('she turns her head and walks away');
  await page.getByTestId('prompt-hint').waitFor();
  await page.getByRole('button', { name: 'Earlier prompts' }).click();
  await page.getByRole('button', { name: words }).click();
  expect(await page.getByTestId('prompt').inputValue()).toBe(words);
});

const PATIENCE_MS = 120_000;

/** What the model is said to have understood, when the photo moves as it is set. */
async function understood(page: Page): Promise<readonly string[]> {
  await page.locator('[data-testid=live][data-live=live]').waitFor({ timeout: PATIENCE_MS });
  return page.getByTestId('understood').locator('.chip').allTextContents();
}

test('what the model understood is told, and a press sends the clouds the other way', async () => {
  // The app's own model, small: the tiny one has not learned to read.
  const page = await openApp('seconds=1&fps=12&size=192x128&working=256&seed=1&networks=wasm');
  await page.getByTestId('prompt').fill('clouds drift to the left');
  await page.getByTestId('photo-input').setInputFiles('public/samples/lake.jpg');
  await page.getByRole('radio', { name: 'Live' }).check();
  const told = await understood(page);
  expect(told).toContain('Sky drifts left');
  expect(told).toContain('Water stays still');
  expect(told).toContain('Camera stays still');

  await page.getByRole('button', { name: 'Sky drifts left' }).click();
  await page.getByTestId('correction').getByRole('button', { name: 'right', exact: true }).click();
  await expect.poll(() => understood(page), { timeout: PATIENCE_MS }).toContain('Sky drifts right');
});
