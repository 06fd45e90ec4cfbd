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
