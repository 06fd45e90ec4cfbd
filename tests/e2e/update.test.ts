import { expect, test } from 'vitest';
import { openFrontServer } from './front-server';
import { openApp } from './open-app';
import { TINY_CLIP } from './page-job';

test('another version is offered, not forced, and keeps what was set', async () => {
  let version = '';
  const front = await openFrontServer({
    append: (path) => (path.startsWith('/service-worker.js') ? version : ''),
  });
  const page = await openApp(TINY_CLIP, { appUrl: front.url });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await page.getByTestId('photo-input').setInputFiles('tests/fixtures/photos/plain.jpg');
  await page.getByLabel('What should move').fill('the water ripples');
  // What is kept may lag behind by a second.
  await page.waitForTimeout(1200);

  await page.evaluate(() => Reflect.set(globalThis, 'isAsItWas', true));
  version = '\n// another version';
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const update = page.getByRole('button', { name: 'Update' });
  await update.waitFor();
  expect(await page.evaluate(() => Reflect.get(globalThis, 'isAsItWas'))).toBe(true);
  await Promise.all([page.waitForEvent('load'), update.click()]);

  await page.getByText('plain.jpg').first().waitFor();
  expect(await page.getByLabel('What should move').inputValue()).toBe('the water ripples');
  const waiting = await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting);
  expect(waiting).toBeNull();
});
