import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openApp } from './open-app';
import { startJob, TINY_CLIP, untilJob } from './page-job';

const PHOTO = 'tests/fixtures/photos/plain.jpg';

test('after one visit in which a clip was made, the next one makes clips without a network', async () => {
  const page = await openApp(TINY_CLIP);
  await startJob(page, PHOTO);
  expect(await untilJob(page, ['done', 'failed'])).toBe('done');
  await installed(page);
  expect(await isControlled(page)).toBe(false);

  const next = await visitOffline(page, TINY_CLIP);
  expect(await isControlled(next)).toBe(true);
  expect(await next.evaluate(() => globalThis.crossOriginIsolated)).toBe(true);
  await startJob(next, PHOTO);
  expect(await untilJob(next, ['done', 'failed'])).toBe('done');
});

test('after a visit in which the model was installed, the next one makes clips without a network', async () => {
  const page = await openApp();
  await installed(page);
  await page.getByTestId('models').click();
  const address = new URL('packs/motion-field-tiny/', page.url()).href;
  await page.getByLabel('Address of its folder').fill(address);
  await page.getByTestId('look').click();
  await page.getByTestId('install-candidate').click();
  await page.locator(`[data-pack-url="${address}"]`).getByText('Stored: 727 kB').waitFor();
  await page.waitForFunction(async () => {
    const names = await caches.keys();
    const runtime = await caches.open(names.find((name) => name.endsWith(':runtime')) ?? '');
    return (await runtime.keys()).length > 0;
  });

  const next = await visitOffline(page, TINY_CLIP);
  await startJob(next, PHOTO);
  expect(await untilJob(next, ['done', 'failed'])).toBe('done');
});

test('after a visit in which nothing was made the app opens, with the photos it offers', async () => {
  const page = await openApp();
  await installed(page);
  const next = await visitOffline(page);
  await next.getByTestId('animate').waitFor();
  await next.waitForFunction(() => {
    const pictures = [...document.querySelectorAll('img')];
    return pictures.length > 0 && pictures.every((picture) => picture.naturalWidth > 0);
  });
  const isThere = await next.evaluate(async () => (await fetch('samples/lake.jpg')).ok);
  expect(isThere).toBe(true);
});

async function installed(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

/** The first tab is closed, and the app opened in another with the network cut. */
async function visitOffline(page: Page, query = ''): Promise<Page> {
  const address = new URL(`?${query}`, page.url()).href;
  await page.context().setOffline(true);
  const next = await page.context().newPage();
  await page.close();
  await next.goto(address);
  return next;
}

function isControlled(page: Page): Promise<boolean> {
  return page.evaluate(() => navigator.serviceWorker.controller !== null);
}
