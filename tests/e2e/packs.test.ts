import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { projectFolder } from '../../src/cli/project-folder';
import { openApp } from './open-app';
import { startJob, TINY_CLIP, untilJob } from './page-job';
import { storedKeys } from './stored';

const TINY = 'tests/fixtures/packs/motion-field-tiny';

interface PackHost {
  readonly url: string;
  /** Method and path of every request. */
  readonly seen: string[];
  /** The ranges that were asked for of the file that breaks off. */
  readonly ranges: string[];
}

/** Its first answer ends in the middle. */
const BROKEN = 'denoiser.weights.bin';

/** Another host: a plain one, that allows every origin and answers no preflight. */
async function openPackHost(): Promise<PackHost> {
  const seen: string[] = [];
  const ranges: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
    seen.push(`${request.method} ${path}`);
    if (path === BROKEN) ranges.push(request.headers.range ?? '');
    readFile(join(TINY, path)).then(
      (bytes) => {
        const isGet = request.method === 'GET';
        const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
        const part = bytes.subarray(Number(from ?? 0), Number(to ?? bytes.length) + 1);
        response.writeHead(!isGet ? 405 : from === undefined ? 200 : 206, {
          'Access-Control-Allow-Origin': '*',
          'Content-Length': isGet ? part.length : 0,
          ...(from !== undefined && { 'Content-Range': `bytes ${from}-${to}/${bytes.length}` }),
          'Last-Modified': 'Sat, 01 Nov 2025 00:00:00 GMT',
        });
        if (ranges.length === 1 && path === BROKEN) {
          response.write(part.subarray(0, 1000), () => {
            // What has not been read when a connection breaks is lost.
            setTimeout(() => response.destroy(), 2000);
          });
        } else {
          response.end(isGet ? part : '');
        }
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
  return { url: `http://127.0.0.1:${address.port}/`, seen, ranges };
}

/** Drops files or folders of this machine on the middle of the page, as a hand does. */
async function dropOnPage(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [join(projectFolder, path)], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 640, y: 360, data });
  }
}

test('a model’s folder dropped on the page is looked at and added; another says what can be', async () => {
  const page = await openApp(TINY_CLIP);
  await page.getByTestId('photo-input').waitFor({ state: 'attached' });
  await dropOnPage(page, 'tests/fixtures/photos');
  await page.getByText('“photos” is no model’s folder').waitFor();
  await dropOnPage(page, TINY);
  const candidate = page.getByTestId('pack-candidate');
  await candidate.getByText('From files on this device').waitFor();
  await page.getByTestId('install-candidate').click();
  const card = page.locator('[data-pack-url="local:motion-field-tiny/"]');
  await card.getByText('Stored: 727 kB').waitFor();
  expect(await page.locator('html').getAttribute('data-photo')).toBeNull();
});

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
  expect(host.ranges).toEqual(['bytes=0-120063', 'bytes=1000-120063']);
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
