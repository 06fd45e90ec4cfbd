import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openApp } from './open-app';

const PATIENCE_MS = 180_000;
/** The app's own model, small: only it has seen a sky. */
const REAL_CLIP =
  'seconds=2&fps=12&size=192x128&working=256&steps=2&seed=1&networks=wasm&prompt=clouds+drift+to+the+left';

async function showReview(query: string): Promise<Page> {
  const page = await openApp(query);
  await page.getByTestId('photo-input').setInputFiles('public/samples/lake.jpg');
  await page.getByRole('radio', { name: 'Live' }).check();
  await page.locator('[data-testid=live][data-live=live]').waitFor({ timeout: PATIENCE_MS });
  await page.locator('[data-testid=review] summary').click();
  await page.locator('[data-testid=review] dd').first().waitFor({ timeout: PATIENCE_MS });
  return page;
}

/** What the review says under a name. */
async function fact(page: Page, name: string): Promise<string> {
  const line = page.locator('[data-testid=review] dl > div').filter({ hasText: name });
  return (await line.first().locator('dd').textContent()) ?? '';
}

/** The first number of a text, `2 %` or `0.8 %`. */
const numberIn = (text: string): number => Number(/[\d.]+/.exec(text)?.[0] ?? Number.NaN);

test('the figures follow the strength, the overlay shows them, and the remedy stretches less', async () => {
  const page = await showReview(REAL_CLIP);
  const natural = numberIn(await fact(page, 'Speed'));
  expect(await fact(page, 'Moves')).toMatch(/% of the picture by itself/);
  expect(await fact(page, 'Loop')).toMatch(/closes/);
  await page.getByRole('button', { name: 'What is stretched' }).click();
  await page.getByTestId('review-layer').waitFor();

  const strength = page.getByRole('slider', { name: 'Motion strength' });
  await strength.fill('2');
  const speed = async (): Promise<number> => numberIn(await fact(page, 'Speed'));
  await expect.poll(speed, { timeout: PATIENCE_MS }).toBeGreaterThan(1.3 * natural);
  await page.getByTestId('lower-strength').waitFor({ timeout: PATIENCE_MS });
  const stretched = numberIn(await fact(page, 'Stretched'));
  await page.getByTestId('lower-strength').click();
  expect(Number(await strength.inputValue())).toBeLessThan(2);
  const share = async (): Promise<number> => {
    const text = await fact(page, 'Stretched');
    return text.startsWith('nothing') ? 0 : numberIn(text);
  };
  await expect.poll(share, { timeout: PATIENCE_MS }).toBeLessThan(stretched);
  expect(await share()).toBeLessThanOrEqual(0.6);

  await strength.fill('0');
  await expect.poll(() => fact(page, 'Moves'), { timeout: PATIENCE_MS }).toMatch(/; still$/);
});

test('steps are seen as they are made; stopped, the motion from before plays on', async () => {
  const page = await openApp(
    'pack=packs/motion-field-tiny/&seconds=1&fps=12&size=192x128&working=512&steps=8&seed=3',
  );
  const live = page.getByTestId('live');
  await page.getByTestId('photo-input').setInputFiles('public/samples/lake.jpg');
  await page.getByRole('radio', { name: 'Live' }).check();
  await page.getByTestId('sketch').waitFor({ timeout: PATIENCE_MS });
  await page.locator('[data-testid=live][data-live=live]').waitFor({ timeout: PATIENCE_MS });
  expect(await page.getByTestId('sketch').count()).toBe(0);

  await page.getByRole('textbox', { name: 'What should move?' }).fill('waves roll to the shore');
  await page.locator('[data-testid=live][data-live=making]').waitFor({ timeout: PATIENCE_MS });
  await page.keyboard.press('Escape');
  await page.getByTestId('stopped').waitFor({ timeout: PATIENCE_MS });
  expect(await page.getByTestId('stopped').textContent()).toContain('the motion from before');
  const frame = (): Promise<string> =>
    page.getByRole('slider', { name: 'Place in the clip' }).inputValue();
  const stoppedAt = await frame();
  await expect.poll(frame, { timeout: PATIENCE_MS }).not.toBe(stoppedAt);

  await page.getByTestId('resume-preview').click();
  await page.locator('[data-testid=live][data-live=live]').waitFor({ timeout: PATIENCE_MS });
  expect(await live.getAttribute('data-live')).toBe('live');
});

test('a finished clip is reviewed at a press', async () => {
  const page = await openApp(
    'pack=packs/motion-field-tiny/&seconds=1&fps=12&size=192x128&working=256&steps=1&seed=3&strength=2',
  );
  await page.getByTestId('photo-input').setInputFiles('public/samples/lake.jpg');
  await page.locator('[data-testid=animate]:not([aria-disabled=true])').click();
  await page.getByTestId('review-clip').click({ timeout: PATIENCE_MS });
  await page.locator('[data-testid=review] dd').first().waitFor({ timeout: PATIENCE_MS });
  expect(await fact(page, 'Moves')).toMatch(/% of the picture by itself/);
  expect(await page.getByRole('radio', { name: 'Live' }).isChecked()).toBe(true);
});
