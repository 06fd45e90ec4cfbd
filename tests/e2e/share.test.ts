import { expect, test } from 'vitest';
import { openApp } from './open-app';
import { TINY_CLIP } from './page-job';

test('a photo that another app shares is opened, and a reload does not ask for it again', async () => {
  const page = await openApp(TINY_CLIP);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  const answer = await page.evaluate(async () => {
    const picture = await fetch('samples/lake.jpg').then((response) => response.blob());
    const form = new FormData();
    form.set('photo', new File([picture], 'from the café.jpg', { type: 'image/jpeg' }));
    // What the browser does when a person shares: a navigation that posts, and follows.
    const response = await fetch('./?shared', { method: 'POST', body: form });
    return response.url;
  });
  expect(new URL(answer).search).toBe('?shared');
  await page.goto(answer);
  await page.getByText('from the café.jpg').first().waitFor();
  expect(new URL(page.url()).search).toBe('');
  const left = await page.evaluate(async () => (await caches.keys()).join(' '));
  expect(left).not.toContain('shared');
});

test('a share that cannot be kept is told in the page’s words', async () => {
  const page = await openApp(TINY_CLIP);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  // Like a form that is cut short: it cannot be read.
  const answer = await page.evaluate(async () => {
    const response = await fetch('./?shared', { method: 'POST', body: 'no form' });
    return response.url;
  });
  await page.goto(answer);
  await page.getByText('The photo that was shared could not be kept').waitFor();
  expect(new URL(page.url()).search).toBe('');
});
