import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openHeapMeter } from './heap-meter';
import { openApp } from './open-app';
import { untilJob } from './page-job';
import { recordResources, takeCensus, type Census } from './resource-census';

/** The smallest there is: what is tested is what stays behind. */
const SMALLEST_CLIP =
  'pack=packs/motion-field-tiny/&seconds=1&fps=12&size=128x72&working=256&steps=1';
const PHOTO = 'public/samples/lake-thumb.jpg';

/** A change of the settings before each clip; the last ones lead back to the first. */
const ROUND: readonly ((page: Page) => Promise<void>)[] = [
  choose('GIF'),
  choose('WebP'),
  choose('WebM'),
  choose('MP4'),
  choose('VP9'),
  choose('AV1'),
  choose('Auto'),
  (page) => page.getByRole('switch', { name: 'Loop' }).uncheck(),
  choose('Push in'),
  async (page) => {
    await page.getByRole('switch', { name: 'Loop' }).check();
    await choose('As the prompt says')(page);
  },
];
/** `SOAK_CLIPS=1000 npx vitest run --project e2e tests/e2e/memory.test.ts` takes longer, and prints. */
const ROUNDS = Math.max(3, Math.round(Number(process.env['SOAK_CLIPS'] ?? 100) / ROUND.length));
/** Caches fill in the first round; of the others, the first third is held against the last. */
const WINDOW = Math.floor(ROUNDS / 3);
/** The library's list of clips is in memory; a frame of the smallest clip alone has 36 kB. */
const TOLERATED_BYTES_A_CLIP = 16_384;

function choose(name: string): (page: Page) => Promise<void> {
  return (page) => page.getByRole('radio', { name, exact: true }).check({ force: true });
}

async function visitLive(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Live' }).check();
  await page.locator('[data-testid=live][data-live=live]').waitFor({ timeout: 120_000 });
  await page.getByRole('radio', { name: 'Photo' }).check();
}

async function makeClip(page: Page): Promise<void> {
  await page.locator('[data-testid=animate]:not([aria-disabled=true])').click();
  expect(await untilJob(page, ['done', 'failed'])).toBe('done');
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
}

/** Every name with the least and the most of it in some rounds; all rounds have the same names. */
function rangesOf(rounds: readonly Census[]): Record<string, { least: number; most: number }> {
  const names = Object.keys(rounds[0] ?? {});
  const range = (name: string): { least: number; most: number } => {
    const counts = rounds.map((round) => round[name] ?? 0);
    return { least: Math.min(...counts), most: Math.max(...counts) };
  };
  return Object.fromEntries(names.map((name) => [name, range(name)]));
}

test(`${ROUNDS * ROUND.length} clips and ${ROUNDS} visits to Live leave nothing behind`, async () => {
  const page = await openApp(SMALLEST_CLIP, { prepare: recordResources });
  const heaps = await openHeapMeter(page);
  await page.getByTestId('photo-input').setInputFiles(PHOTO);
  const rounds: Census[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await visitLive(page);
    for (const change of ROUND) {
      await change(page);
      await makeClip(page);
    }
    // The heaps are collected first: what is weakly held then is held by nobody.
    const bytes = await heaps.read();
    rounds.push({ ...(await takeCensus(page)), ...bytes });
  }
  if ('SOAK_CLIPS' in process.env) console.table(rounds);

  const early = rangesOf(rounds.slice(1, 1 + WINDOW));
  const late = rangesOf(rounds.slice(-WINDOW));
  const clipsBetween = (ROUNDS - 1 - WINDOW) * ROUND.length;
  for (const [name, { least, most }] of Object.entries(late)) {
    const isHeap = name.endsWith('heap bytes');
    const growth = isHeap ? least - (early[name]?.least ?? 0) : most - (early[name]?.most ?? 0);
    expect
      .soft(growth, name)
      .toBeLessThanOrEqual(isHeap ? TOLERATED_BYTES_A_CLIP * clipsBetween : 0);
  }
  // The counters count: buffers were seen, though all were let go; clip, library and model are held.
  expect(late['worker: GPU buffers']).toBeDefined();
  expect(late['worker: GPU textures']).toBeDefined();
  expect(late['page: object URLs']?.most).toBe(1);
  expect(late['page: databases']?.least).toBeGreaterThan(0);
  expect(late['worker: wasm bytes']?.least).toBeGreaterThan(2 ** 20);
}, 1_200_000);
