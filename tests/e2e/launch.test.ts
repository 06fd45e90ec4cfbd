import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openApp } from './open-app';
import { TINY_CLIP } from './page-job';

/** As the system does when a person opens a file with the app: it waits in a queue for the page. */
function launchWith(page: Page, name: string): Promise<unknown> {
  return page.addInitScript((fileName) => {
    const getFile = async (): Promise<File> => {
      const response = await fetch('samples/lake.jpg');
      return new File([await response.blob()], fileName, { type: 'image/jpeg' });
    };
    Object.defineProperty(globalThis, 'launchQueue', {
      value: {
        setConsumer: (take: (launch: { files: unknown[] }) => void) =>
          take({ files: [{ kind: 'file', name: fileName, getFile }] }),
      },
    });
  }, name);
}

test('a photo that is opened with the app from the desktop lands on the stage', async () => {
  const page = await openApp(TINY_CLIP, {
    prepare: async (opened) => void (await launchWith(opened, 'from the desktop.jpg')),
  });
  await page.getByRole('img', { name: 'Photo from the desktop.jpg' }).waitFor();
  await page.locator('[data-testid=animate]:not([aria-disabled=true])').waitFor();
  expect(await page.locator('html').getAttribute('data-photo')).toBe('from the desktop.jpg');
});

test('a file that has gone before it is read, and a start without a file, leave the stage empty', async () => {
  const page = await openApp(TINY_CLIP, {
    prepare: async (opened) =>
      void (await opened.addInitScript(() => {
        const getFile = (): Promise<File> => Promise.reject(new DOMException('', 'NotFoundError'));
        Object.defineProperty(globalThis, 'launchQueue', {
          value: {
            setConsumer(take: (launch: { files?: unknown[] }) => void) {
              take({ files: [{ getFile }] });
              take({});
            },
          },
        });
      })),
  });
  await page.getByTestId('animate').waitFor();
  expect(await page.locator('html').getAttribute('data-photo')).toBeNull();
  expect(await page.getByTestId('failure').count()).toBe(0);
});

test('the installed app is offered for photos and for its own clips and projects', async () => {
  const page = await openApp(TINY_CLIP);
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector('link[rel=manifest]');
    const response = await fetch(link instanceof HTMLLinkElement ? link.href : '');
    const json: unknown = await response.json();
    return json;
  });
  const accept = expect.objectContaining({
    'image/*': expect.arrayContaining(['.jpg', '.png', '.webp', '.gif']),
    'video/mp4': ['.mp4'],
    'video/webm': ['.webm'],
    'application/x-enliven': ['.enliven'],
  });
  expect(manifest).toMatchObject({ file_handlers: [{ action: './', accept }] });
});
