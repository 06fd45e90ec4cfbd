import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { parseSavedQueue } from '../../src/app/queue/saved-queue-clip';
import { readClipRecord } from '../../src/app/read-clip-record';
import { openApp } from './open-app';
import { TINY_CLIP } from './page-job';
import { addClip, saveNext } from './queue-page';
import { storedValues } from './stored';

const PATIENCE_MS = 120_000;
/** Long enough that the first is not made before the page goes. Of two values the first counts. */
const LONG_CLIP = `seconds=4&steps=8&${TINY_CLIP}`;

/** Asks for clips, the first of which is made while the others wait, and lets a second pass. */
async function queueClips(page: Page, ...clips: readonly [string, string][]): Promise<void> {
  await page.getByTestId('photo-input').setInputFiles('public/samples/lake.jpg');
  for (const [index, [prompt, file]] of clips.entries()) {
    await addClip(page, prompt, file);
    if (index === 0) await page.getByTestId('keep-working').click();
  }
  await page.getByText('what waits is kept').waitFor();
  const prompts = clips.map(([prompt]) => prompt);
  await expect.poll(() => keptPrompts(page), { timeout: 30_000 }).toContainEqual(prompts);
}

/** The prompts of each tab's queue, as a reload would find them. */
async function keptPrompts(page: Page): Promise<(string | undefined)[][]> {
  const lists = await storedValues(page, 'enliven-library', 'library', 'queue/');
  return lists.map((list) => parseSavedQueue(list).map(({ settings }) => settings.prompt));
}

const titlesOf = (page: Page): Promise<string[]> => page.locator('.queue-title').allTextContents();

const isIdle = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.dataset['job'] === 'idle');

test('a reload in the midst of two clips: they wait for a word, then come out as they were asked for', async () => {
  const page = await openApp(LONG_CLIP);
  await queueClips(page, ['the water ripples', 'MP4'], ['clouds drift', 'GIF']);
  await page.reload();
  await page.getByTestId('queue-interrupted').waitFor();
  expect(await titlesOf(page)).toEqual(['the water ripples', 'clouds drift']);
  // A clip that has taken the page down does not do so again by itself.
  expect(await isIdle(page)).toBe(true);
  await page.getByTestId('queue-go-on').click();
  await page.getByTestId('queue-show').nth(1).waitFor({ timeout: PATIENCE_MS });

  const first = await saveNext(page);
  const second = await saveNext(page);
  const asked = { seed: 3, steps: 8, durationSeconds: 4, framesPerSecond: 12, widthPixels: 192 };
  expect((await readClipRecord(new Blob([first.bytes])))?.settings).toMatchObject({
    ...asked,
    prompt: 'the water ripples',
    container: 'mp4',
  });
  expect((await readClipRecord(new Blob([second.bytes])))?.settings).toMatchObject({
    ...asked,
    prompt: 'clouds drift',
    container: 'gif',
  });
  // What is made is in the library, and no longer in the queue.
  await page.reload();
  await page.getByTestId('library').click();
  await page.getByTestId('kept-clip').nth(1).waitFor();
  expect(await page.getByTestId('queue').count()).toBe(0);
});

test('two tabs: each has its own queue; what a crashed one leaves comes to the next that opens', async () => {
  const first = await openApp(LONG_CLIP);
  await queueClips(first, ['the water ripples', 'MP4'], ['clouds drift', 'MP4']);
  const second = await first.context().newPage();
  await second.goto(first.url());
  await second.getByTestId('crop-frame').waitFor();
  expect(await second.getByTestId('queue').count()).toBe(0);
  await first.reload();
  await first.getByTestId('queue-interrupted').waitFor();
  await second.reload();
  await second.getByTestId('crop-frame').waitFor();
  expect(await second.getByTestId('queue').count()).toBe(0);

  const session = await first.context().newCDPSession(first);
  const crashed = new Promise((resolve) => first.once('crash', resolve));
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  const third = await second.context().newPage();
  await third.goto(second.url());
  await third.getByTestId('queue-interrupted').waitFor();
  expect(await titlesOf(third)).toEqual(['the water ripples', 'clouds drift']);
  expect(await second.getByTestId('queue').count()).toBe(0);
  await third.getByRole('button', { name: 'Remove all interrupted clips' }).click();
  await third.waitForTimeout(1000);
  await third.reload();
  await third.getByTestId('crop-frame').waitFor();
  expect(await third.getByTestId('queue').count()).toBe(0);
});
