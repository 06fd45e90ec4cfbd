import { expect, test } from 'vitest';
import { openApp } from './open-app';
import { startJob, TINY_CLIP, untilJob } from './page-job';

const PHOTO = 'tests/fixtures/photos/plain.jpg';

test('after a first visit the app opens, and after a clip it makes clips, without a network', async () => {
  const page = await openApp(TINY_CLIP);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  expect(await isControlled()).toBe(false);

  await page.context().setOffline(true);
  await page.reload();
  expect(await isControlled()).toBe(true);
  expect(await page.evaluate(() => globalThis.crossOriginIsolated)).toBe(true);
  await page.getByTestId('animate').waitFor();

  await page.context().setOffline(false);
  await page.reload();
  await startJob(page, PHOTO);
  expect(await untilJob(page, ['done', 'failed'])).toBe('done');

  await page.context().setOffline(true);
  await page.reload();
  await startJob(page, PHOTO);
  expect(await untilJob(page, ['done', 'failed'])).toBe('done');

  function isControlled(): Promise<boolean> {
    return page.evaluate(() => navigator.serviceWorker.controller !== null);
  }
});
