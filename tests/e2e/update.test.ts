import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { anotherVersion, readAppFiles } from './app-files';
import { openApp } from './open-app';
import { startJob, TINY_CLIP, untilJob } from './page-job';
import { openStaticHost, type StaticHost } from './static-host';

const PHOTO = 'tests/fixtures/photos/plain.jpg';
const first = await readAppFiles();
const second = anotherVersion(first, 'second');

test('another version is offered, not forced, and keeps what was set', async () => {
  const { host, page } = await openStoredApp();
  await page.getByTestId('photo-input').setInputFiles(PHOTO);
  await page.getByLabel('What should move').fill('the water ripples');
  // What is kept may lag behind by a second.
  await page.waitForTimeout(1200);

  await page.evaluate(() => Reflect.set(globalThis, 'isAsItWas', true));
  host.deploy(second);
  await findUpdate(page);
  await page.getByRole('button', { name: 'Update' }).waitFor();
  expect(await page.evaluate(() => Reflect.get(globalThis, 'isAsItWas'))).toBe(true);
  await update(page);

  expect(await buildOf(page)).toBe('second');
  await page.getByText('plain.jpg').first().waitFor();
  expect(await page.getByLabel('What should move').inputValue()).toBe('the water ripples');
  const waiting = await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting);
  expect(waiting).toBeNull();
  await makeClip(page);
});

test('who comes back after a deploy gets one whole version, and makes clips with it', async () => {
  const { host, page } = await openStoredApp();
  await makeClip(page);
  host.deploy(second);
  await page.reload();
  expect(await buildOf(page)).toBeNull();
  expect(await page.evaluate(() => globalThis.crossOriginIsolated)).toBe(true);
  await makeClip(page);
});

test('a tab that is not updated loads its own files on', async () => {
  const { host, page } = await openStoredApp();
  await makeClip(page);
  const other = await openTab(page);
  host.deploy(second);
  await findUpdate(page);
  await update(page);

  expect(await buildOf(other)).toBeNull();
  await other.getByRole('button', { name: 'Sequence' }).click();
  await other.getByTestId('sequence-dialog').waitFor();
  await other.keyboard.press('Escape');
  await makeClip(other);
});

test('a tab can be updated after another one was', async () => {
  const { host, page } = await openStoredApp();
  const other = await openTab(page);
  host.deploy(second);
  await findUpdate(page);
  // A message that has the focus does not pass.
  await other.getByRole('button', { name: 'Update' }).focus();
  await update(page);
  await update(other);
  expect(await buildOf(other)).toBe('second');
});

test('a version whose page the host does not send yet is not taken', async () => {
  const { host, page } = await openStoredApp();
  const oldPage = first.get('index.html') ?? Buffer.alloc(0);
  host.deploy(new Map([...second, ['index.html', oldPage]]));
  await expect(findUpdate(page)).rejects.toThrow('not installed');
  await page.reload();
  expect(await page.getByRole('button', { name: 'Update' }).count()).toBe(0);
  host.deploy(second);
  await findUpdate(page);
  await page.getByRole('button', { name: 'Update' }).waitFor();
});

test('a model that is fetched is the one that the host has now', async () => {
  const { host, page } = await openStoredApp();
  const path = 'packs/motion-field/pack.json';
  const text = first.get(path)?.toString() ?? '';
  const renamed = Buffer.from(text.replace(/"version": ?"[^"]*"/, '"version": "9.9.9"'));
  host.deploy(new Map([...second, [path, renamed]]));
  const versions = await page.evaluate(async (url) => {
    const found: unknown[] = [];
    for (const cache of ['no-cache', 'reload', 'no-cache'] as const) {
      const response = await fetch(url, { cache });
      const manifest: { readonly version: unknown } = await response.json();
      found.push(manifest.version);
    }
    return found;
  }, path);
  expect(versions.slice(1)).toEqual(['9.9.9', '9.9.9']);
  expect(versions[0]).not.toBe('9.9.9');
});

test('a host that is overloaded or silent does not keep the stored app from opening', async () => {
  const { host, page } = await openStoredApp();
  for (const state of ['overloaded', 'silent'] as const) {
    host.turn(state);
    await page.goto(`${host.url}?${TINY_CLIP}`, { timeout: 20_000, waitUntil: 'commit' });
    await page.getByTestId('animate').waitFor({ timeout: 20_000 });
    expect(await page.locator('html').getAttribute('data-job')).toBe('idle');
  }
});

/** The second visit: the service worker serves the page. */
async function openStoredApp(): Promise<{ readonly host: StaticHost; readonly page: Page }> {
  const host = await openStaticHost(first);
  const page = await openApp(TINY_CLIP, { appUrl: host.url });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  return { host, page };
}

async function makeClip(page: Page): Promise<void> {
  await startJob(page, PHOTO);
  expect(await untilJob(page, ['done', 'failed'])).toBe('done');
}

async function openTab(page: Page): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  return tab;
}

/** Takes the version that is offered. */
async function update(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Update' });
  await Promise.all([page.waitForEvent('load'), button.click()]);
}

/** What the browser does by itself whenever the app is opened. */
function findUpdate(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const registration = await (await navigator.serviceWorker.ready).update();
    const { installing } = registration;
    if (!installing) return;
    await new Promise<void>((resolve, reject) => {
      installing.addEventListener('statechange', () => {
        if (installing.state === 'redundant') reject(new Error('not installed'));
        else resolve();
      });
    });
  });
}

function buildOf(page: Page): Promise<string | null> {
  return page.locator('html').getAttribute('data-build');
}
