import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { readAppFiles } from './app-files';
import { studioWorkers } from './inject';
import { openApp } from './open-app';
import { startJob, TINY_CLIP, untilJob } from './page-job';
import { openStaticHost } from './static-host';

const PHOTO = 'tests/fixtures/photos/plain.jpg';

test('in a folder of a host that sends no headers clips are made, and from the second visit on the app is isolated', async () => {
  const host = await openStaticHost(await readAppFiles(), '/some/folder/');
  const page = await openApp(TINY_CLIP, { appUrl: host.url });
  expect(await isIsolated(page)).toBe(false);
  await makeClip(page);

  const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
  expect(scope).toBe(host.url);
  // Installed from two folders of one host, it is two apps.
  const session = await page.context().newCDPSession(page);
  expect((await session.send('Page.getAppId')).appId).toBe(host.url);
  await page.reload();
  expect(await isIsolated(page)).toBe(true);
  await makeClip(page);
  expect(await workerIsIsolated(page)).toBe(true);
});

test('there the workers have their policy from the second visit on, and the page always', async () => {
  const host = await openStaticHost(await readAppFiles());
  const page = await openApp(TINY_CLIP, { appUrl: host.url });
  expect(await refusalOf(page)).toBe('connect-src');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  expect(await refusalOf(page)).toBe('connect-src');
  expect(await refusalOf(await studioWorker(page))).toBe('connect-src');
});

async function makeClip(page: Page): Promise<void> {
  await startJob(page, PHOTO);
  expect(await untilJob(page, ['done', 'failed'])).toBe('done');
}

function isIsolated(page: Page): Promise<boolean> {
  return page.evaluate(() => globalThis.crossOriginIsolated);
}

async function workerIsIsolated(page: Page): Promise<boolean> {
  return (await studioWorker(page)).evaluate(() => globalThis.crossOriginIsolated);
}

type StudioWorker = ReturnType<typeof studioWorkers>[number];

async function studioWorker(page: Page): Promise<StudioWorker> {
  const [running] = studioWorkers(page);
  return running ?? page.waitForEvent('worker', (one) => one.url().includes('studio.worker'));
}

/** A page or a worker. */
interface Place {
  evaluate(run: () => Promise<string | null>): Promise<string | null>;
}

/** The directive that keeps it from another host over plain HTTP; `null` where none does. */
function refusalOf(place: Place): Promise<string | null> {
  const reach = async (): Promise<string | null> => {
    let directive: string | null = null;
    globalThis.addEventListener('securitypolicyviolation', (event) => {
      directive = event.effectiveDirective;
    });
    // TEST-NET-1 (RFC 5737): nobody is there.
    await fetch('http://192.0.2.1/', { signal: AbortSignal.timeout(2000) }).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 200));
    return directive;
  };
  return place.evaluate(reach);
}
