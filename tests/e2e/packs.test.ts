import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { openApp } from './open-app';
import { startJob, TINY_CLIP, untilJob } from './page-job';

const TINY = 'tests/fixtures/packs/motion-field-tiny';

interface PackHost {
  readonly url: string;
  /** Method and path of every request. */
  readonly seen: string[];
}

/** Another host: a plain one, that allows every origin and answers no preflight. */
async function openPackHost(): Promise<PackHost> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
    seen.push(`${request.method} ${path}`);
    readFile(join(TINY, path)).then(
      (bytes) => {
        const isGet = request.method === 'GET';
        response.writeHead(isGet ? 200 : 405, { 'Access-Control-Allow-Origin': '*' });
        response.end(isGet ? bytes : '');
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The host has no port.');
  return { url: `http://127.0.0.1:${address.port}/`, seen };
}

/** Keys of everything that is kept of packs. */
function storedKeys(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('enliven-packs');
        opening.addEventListener('error', () => reject(new Error('no database')));
        opening.addEventListener('success', () => {
          const database = opening.result;
          const reading = database.transaction('packs').objectStore('packs').getAllKeys();
          reading.addEventListener('success', () => {
            database.close();
            resolve(reading.result.map(String));
          });
        });
      }),
  );
}

test('a model of another host is shown, installed, used for a clip, and removed without a trace', async () => {
  const host = await openPackHost();
  const page = await openApp(TINY_CLIP.replace('pack=packs/motion-field-tiny/&', ''));
  await page.getByTestId('models').click();
  await page.getByTestId('pack').first().getByText('Comes with Enliven').waitFor();
  const before = await storedKeys(page);

  await page.getByLabel('Address of its folder').fill(host.url);
  await page.getByTestId('look').click();
  await page.getByTestId('pack-candidate').getByText('motion-field-tiny').waitFor();
  expect(host.seen).toEqual(['GET pack.json']);

  await page.getByTestId('install-candidate').click();
  const card = page.locator(`[data-pack-url="${host.url}"]`);
  await card.getByText('Stored: 727 kB').waitFor();
  expect((await storedKeys(page)).length).toBe(before.length + 13);
  expect(host.seen.filter((request) => !request.startsWith('GET'))).toEqual([]);
  await card.getByTestId('use-pack').click();
  await card.getByText('In use').waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByTestId('model-name').innerText()).toBe('motion-field-tiny 1.0.0');

  await startJob(page, 'public/samples/lake.jpg');
  expect(await untilJob(page, ['done', 'failed'])).toBe('done');
  const made = await page.locator('html').getAttribute('data-clip');
  expect(JSON.parse(made ?? '')).toMatchObject({ pack: { id: 'motion-field-tiny' } });

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByTestId('models').click();
  await card.getByRole('button', { name: 'Remove' }).click();
  await card.getByText('It frees 727 kB.').waitFor();
  await page.getByTestId('confirm-remove').click();
  await card.waitFor({ state: 'detached' });
  expect(await storedKeys(page)).toEqual(before);
});
