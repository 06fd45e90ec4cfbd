import { readFile } from 'node:fs/promises';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import type { Locator, Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { parseSequence } from '../../src/app/sequence/parse-sequence';
import { clipFrames, differenceOf, framesOf } from './clip-frames';
import { openApp } from './open-app';
import { startJob, TINY_CLIP, untilJob } from './page-job';
import { storedValues } from './stored';

const WIDTH = 192;
const HEIGHT = 128;
const RATE = 12;

async function makeClip(page: Page, photo: string): Promise<void> {
  await startJob(page, `public/samples/${photo}`);
  expect(await untilJob(page, ['done', 'failed'])).toBe('done');
}

/** What the browser saves when the button is pressed. */
async function saved(page: Page, button: Locator): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readFile(await download.path());
}

/** RGBA of some frames of a file. */
async function pixelsOf(page: Page, file: Buffer, frames: readonly number[]) {
  const pictures = await framesOf(page, file, frames, RATE);
  return pictures.map(({ pixels }) => pixels);
}

function psnrOf(found: readonly number[], expected: readonly number[]): number {
  const squares = expected.map((value, at) => (at % 4 < 3 ? (value - (found[at] ?? 0)) ** 2 : 0));
  const sum = squares.reduce((total, square) => total + square, 0);
  return 10 * Math.log10((255 ** 2 * 0.75 * expected.length) / sum);
}

/** Pixels that words have made almost white. */
function lightened(found: readonly number[], before: readonly number[]): number {
  let count = 0;
  for (let at = 0; at < found.length; at += 4) {
    const isLight = [0, 1, 2].every((channel) => (found[at + channel] ?? 0) > 215);
    const wasDark = [0, 1, 2].some((channel) => (before[at + channel] ?? 255) < 180);
    if (isLight && wasDark) count += 1;
  }
  return count;
}

test('two clips, trimmed, dissolved and titled, become one video', async () => {
  const page = await openApp(`${TINY_CLIP}&prompt=the+water+ripples`);
  await makeClip(page, 'lake.jpg');
  const first = await saved(page, page.getByTestId('download'));
  await page.goto(`${inject('appUrl')}?${TINY_CLIP}&prompt=hair+sways&size=192x128`);
  await makeClip(page, 'portrait.jpg');
  const second = await saved(page, page.getByTestId('download'));

  await page.getByTestId('sequence').click();
  await page.getByRole('button', { name: /^Add: the water ripples/ }).click();
  await page.getByTestId('pick-clips').click();
  await page.getByRole('button', { name: /^Add: hair sways/ }).click();
  await page.getByLabel('Title', { exact: true }).fill('HELLO');
  await page.getByRole('radio', { name: 'Middle' }).check({ force: true });
  await page.getByRole('radio', { name: 'Large' }).check({ force: true });
  await page
    .getByTestId('film-card')
    .first()
    .getByRole('button', { name: /^1 of 2/ })
    .click();
  await page.getByRole('slider', { name: 'Begins at' }).press('ArrowRight');
  await page.getByRole('radio', { name: 'Dissolve' }).check({ force: true });
  await page.getByRole('slider', { name: 'Dissolve' }).fill('0.4');
  await expect.poll(() => keptDissolves(page), { timeout: 30_000 }).toContain(0.4);
  await page.reload();
  await page.getByTestId('sequence').click();
  const facts = page.getByTestId('sequence-export').getByRole('status');
  await facts.getByText('18 frames').waitFor();
  await page.getByTestId('sequence-assemble').click();
  const made = await saved(page, page.getByTestId('sequence-save'));

  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(made) });
  const track = await input.getPrimaryVideoTrack();
  expect(track).toMatchObject({ displayWidth: WIDTH, displayHeight: HEIGHT });
  expect((await track?.computePacketStats())?.packetCount).toBe(11 + 12 - 5);
  expect(await input.computeDuration()).toBeCloseTo(18 / RATE, 5);

  const [begin = [], middle = [], titled = []] = await pixelsOf(page, made, [0, 8, 13]);
  const [lakeBegin = [], lake = []] = await pixelsOf(page, first, [1, 9]);
  const [hair = [], plain = []] = await pixelsOf(page, second, [2, 7]);
  expect(psnrOf(begin, lakeBegin)).toBeGreaterThan(36);
  // Above the words, which are in the middle of the second clip and half there already.
  const top = (pixels: readonly number[]): number[] => pixels.slice(0, pixels.length / 4);
  const mean = lake.map((value, at) => (value + (hair[at] ?? 0)) / 2);
  expect(psnrOf(top(middle), top(mean))).toBeGreaterThan(34);
  expect(psnrOf(top(middle), top(lake))).toBeLessThan(25);
  expect(lightened(titled, plain)).toBeGreaterThan(60);
  expect(psnrOf(top(titled), top(plain))).toBeGreaterThan(34);
});

test('a clip that carries on begins where the one before ended, also after a loop', async () => {
  const page = await openApp(`${TINY_CLIP}&prompt=the+water+ripples&camera=push-in&loop=0`);
  await makeClip(page, 'lake.jpg');
  const [begin, end] = await clipFrames(page, [0, RATE - 1], RATE);
  await carryOn(page);
  const [next, later] = await clipFrames(page, [0, RATE - 1], RATE);
  if (!begin || !end || !next || !later) throw new Error('no frames');
  // It was encoded twice meanwhile; between its own ends a clip moves by more than that.
  expect(differenceOf(end, next)).toBeLessThan(3);
  expect(differenceOf(begin, end)).toBeGreaterThan(2 * differenceOf(end, next));
  expect(differenceOf(next, later)).toBeGreaterThan(2 * differenceOf(end, next));

  // A loop is carried on by what is none, or it would come back again.
  await page.goto(`${inject('appUrl')}?${TINY_CLIP}&prompt=clouds+drift&camera=push-in`);
  await makeClip(page, 'lake.jpg');
  const [, last] = await clipFrames(page, [0, RATE - 1], RATE);
  await carryOn(page);
  const [first, away] = await clipFrames(page, [0, RATE - 1], RATE);
  if (!last || !first || !away) throw new Error('no frames');
  expect(differenceOf(last, first)).toBeLessThan(3);
  expect(differenceOf(first, away)).toBeGreaterThan(2 * differenceOf(last, first));
});

/** How long each dissolve of the sequence is, as a reload would find it; in seconds. */
async function keptDissolves(page: Page): Promise<unknown[]> {
  const [kept] = await storedValues(page, 'enliven-sequence', 'sequence', 'sequence');
  const entries = parseSequence(kept)?.entries ?? [];
  return entries.map(
    ({ transition }) => transition.kind === 'dissolve' && transition.durationSeconds,
  );
}

/** Makes the clip that goes on from the one on the stage. */
async function carryOn(page: Page): Promise<void> {
  await page.getByTestId('carry-on').click();
  await page.getByTestId('crop-frame').waitFor();
  await page.locator('[data-testid=animate]:not([aria-disabled=true])').click();
  await untilJob(page, ['running', 'preparing']);
  expect(await untilJob(page, ['done', 'failed'])).toBe('done');
}
