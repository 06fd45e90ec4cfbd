import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openApp } from './open-app';
import { startJob, TINY_CLIP, untilJob } from './page-job';

interface FilePayload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const PHOTO = 'public/samples/lake.jpg';

async function makeClip(page: Page): Promise<void> {
  await startJob(page, PHOTO);
  expect(await untilJob(page, ['done', 'failed'])).toBe('done');
}

async function openLibrary(page: Page): Promise<void> {
  await page.getByTestId('library').click();
  await page.getByTestId('library-dialog').waitFor();
}

/** What the player on the stage has decoded. */
function playedClip(page: Page): Promise<{ width: number; seconds: number }> {
  return page.getByTestId('clip').evaluate(async (element) => {
    if (!(element instanceof HTMLVideoElement)) throw new Error('no player');
    if (element.readyState < element.HAVE_CURRENT_DATA) {
      await new Promise((resolve) => element.addEventListener('loadeddata', resolve));
    }
    return { width: element.videoWidth, seconds: element.duration };
  });
}

test('a clip outlives a reload in the moment that it is done, opens, goes and comes back', async () => {
  const page = await openApp(`${TINY_CLIP}&prompt=the+water+ripples`);
  await makeClip(page);
  const made = await page.locator('html').getAttribute('data-clip');
  await page.reload();
  await page.getByTestId('crop-frame').waitFor();
  expect(await page.locator('html').getAttribute('data-photo')).toBe('lake.jpg');

  await openLibrary(page);
  const clip = page.getByTestId('kept-clip');
  await clip.getByRole('button', { name: /^Open: the water ripples/ }).click();
  expect(await playedClip(page)).toEqual({ width: 192, seconds: expect.closeTo(1, 1) });
  const opened = await page.locator('html').getAttribute('data-clip');
  const { record, motionSha256 } = JSON.parse(made ?? '');
  expect(JSON.parse(opened ?? '')).toMatchObject({ record, motionSha256 });

  await openLibrary(page);
  await clip.getByRole('button', { name: 'Delete' }).click();
  await page.getByTestId('library-empty').waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await clip.waitFor();
  await clip.getByRole('button', { name: 'Delete' }).click();
  await page.getByTestId('library-empty').waitFor();
  await page.reload();
  await openLibrary(page);
  await page.getByTestId('library-empty').waitFor();
});

test('a crash of the page loses neither the clip nor what one is at', async () => {
  const page = await openApp(TINY_CLIP);
  await makeClip(page);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('What should move?').fill('only the clouds');
  await page.waitForTimeout(1000);
  const session = await page.context().newCDPSession(page);
  const crashed = new Promise((resolve) => page.once('crash', resolve));
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByTestId('crop-frame').waitFor();
  expect(await other.getByLabel('What should move?').inputValue()).toBe('only the clouds');
  await openLibrary(other);
  expect(await other.getByTestId('kept-clip').count()).toBe(1);
});

/** What the browser saves when the button is pressed. */
async function save(page: Page, button: string): Promise<FilePayload> {
  const downloading = page.waitForEvent('download');
  await page.getByTestId('kept-clip').getByRole('button', { name: button }).click();
  const download = await downloading;
  const buffer = await readFile(await download.path());
  return { name: download.suggestedFilename(), mimeType: '', buffer };
}

test('a project and a downloaded clip are read back elsewhere', async () => {
  const page = await openApp(`${TINY_CLIP}&prompt=the+water+ripples`);
  await makeClip(page);
  await openLibrary(page);
  const project = await save(page, 'Export as a project');
  const video = await save(page, 'Download the video');
  expect([project.name, video.name]).toEqual([
    'lake-the-water-ripples-3.enliven',
    'lake-the-water-ripples-3.mp4',
  ]);

  const other = await openApp('pack=packs/motion-field-tiny/');
  await openLibrary(other);
  await other.getByTestId('import-input').setInputFiles(video);
  await other.getByTestId('toast').getByText('Now open its photo.').waitFor();
  await other.keyboard.press('Escape');
  expect(await other.getByLabel('What should move?').inputValue()).toBe('the water ripples');
  expect(await other.getByTestId('seed').inputValue()).toBe('3');

  await openLibrary(other);
  await other.getByTestId('import-input').setInputFiles(project);
  expect(await playedClip(other)).toEqual({ width: 192, seconds: expect.closeTo(1, 1) });
  expect(await other.locator('html').getAttribute('data-photo')).toBe('lake.jpg');
});
