import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openFrontServer } from './front-server';
import { openApp } from './open-app';
import { startJob, TINY_CLIP, untilJob } from './page-job';

const PHOTO = 'tests/fixtures/photos/plain.jpg';
/** Written into the photo's EXIF, where a camera writes its place. */
const SECRET = 'N 52 31 12.0 E 13 24 18.0';

test('a whole session asks no other host, and once the pack is here nobody at all', async () => {
  const front = await openFrontServer();
  const elsewhere: string[] = [];
  let violations: readonly string[] = [];
  const page = await openApp(TINY_CLIP, {
    appUrl: front.url,
    async prepare(opened) {
      violations = watchPolicy(opened);
      watchForeign(opened, front.url, elsewhere);
    },
  });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await makeClip(page);

  const before = front.seen.length;
  await page.getByRole('radio', { name: 'Live' }).click();
  await page.locator('[data-live=live]').waitFor({ timeout: 120_000 });
  await makeClip(page);
  await page.getByTestId('library').click();
  await page.getByRole('dialog').waitFor();
  // The browser itself asks for the service worker now and then.
  expect(front.seen.slice(before).filter((path) => path !== '/service-worker.js')).toEqual([]);
  expect(elsewhere).toEqual([]);
  expect(violations).toEqual([]);
});

test('which version of the model there is comes with the app, and is not asked for', async () => {
  const front = await openFrontServer();
  const page = await openApp('', { appUrl: front.url });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  const before = front.seen.length;
  const id = await page.evaluate(async () => {
    const response = await fetch('packs/motion-field/pack.json', { cache: 'no-cache' });
    const manifest: { readonly id: string } = await response.json();
    return manifest.id;
  });
  expect(id).toBe('motion-field');
  expect(front.seen.slice(before).filter((path) => path.includes('pack'))).toEqual([]);
});

test('the page can neither run what is written into it nor reach another host', async () => {
  const front = await openFrontServer();
  const page = await openApp('', { appUrl: front.url });
  const attempts = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "broken in"';
    document.body.append(script);
    const reach = await fetch('http://127.0.0.1:9/').then(
      () => 'reached',
      () => 'refused',
    );
    const seen = new Set<string>();
    await new Promise<void>((resolve) => {
      addEventListener('securitypolicyviolation', (event) => {
        seen.add(event.effectiveDirective);
        if (seen.has('img-src') && seen.has('connect-src')) resolve();
      });
      const image = document.createElement('img');
      image.src = 'http://127.0.0.1:9/pixel.png';
      fetch('http://127.0.0.1:9/again').catch(() => {});
    });
    return { title: document.title, reach };
  });
  expect(attempts.title).not.toBe('broken in');
  expect(attempts.reach).toBe('refused');
});

test("a photo's place does not reach the clip", async () => {
  const page = await openApp(TINY_CLIP);
  const photo = withExif(readFileSync(PHOTO));
  expect(photo.includes(SECRET)).toBe(true);
  await page.getByTestId('photo-input').setInputFiles({
    name: 'holiday.jpg',
    mimeType: 'image/jpeg',
    buffer: photo,
  });
  await page.locator('[data-testid=animate]:not([aria-disabled=true])').click();
  expect(await untilJob(page, ['done', 'failed'])).toBe('done');
  const clip = Buffer.from(
    await page.evaluate(async () => {
      const video = document.querySelector('video');
      const bytes = await fetch(video?.src ?? '').then((response) => response.arrayBuffer());
      return [...new Uint8Array(bytes)];
    }),
  );
  expect(clip.includes('ftyp')).toBe(true);
  expect(clip.includes(SECRET)).toBe(false);
  expect(clip.includes('Exif')).toBe(false);
});

async function makeClip(page: Page): Promise<void> {
  await startJob(page, PHOTO);
  expect(await untilJob(page, ['done', 'failed'])).toBe('done');
}

/** Collects what is asked of other hosts, by the page and by its workers. */
function watchForeign(page: Page, ownUrl: string, into: string[]): void {
  page.context().on('request', (request) => {
    const url = request.url();
    if (!/^(blob|data):/.test(url) && !url.startsWith(ownUrl)) into.push(url);
  });
}

/** What the page's policy has refused, as the console tells. */
function watchPolicy(page: Page): readonly string[] {
  const found: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) found.push(message.text());
  });
  return found;
}

/** The JPEG with an APP1 segment (EXIF 2.32, 4.7.2) that holds the secret as ASCII. */
function withExif(jpeg: Buffer): Buffer {
  const text = Buffer.from(`${SECRET}\0`);
  const tiff = Buffer.alloc(26);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8); // one entry: ImageDescription, ASCII
  tiff.writeUInt16LE(0x010e, 10);
  tiff.writeUInt16LE(2, 12);
  tiff.writeUInt32LE(text.length, 14);
  tiff.writeUInt32LE(26, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, text]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}
