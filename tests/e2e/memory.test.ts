import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openApp } from './open-app';
import { startJob, TINY_CLIP, untilJob } from './page-job';

const CLIPS = 20;
/** Caches fill during the first clips; what counts is what comes after. */
const WARM_UP_CLIPS = 5;
const TOLERATED_GROWTH_BYTES = 8 * 2 ** 20;

/** JavaScript and wasm memory of the page and its worker, after a garbage collection. */
function measureMemory(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const measure: unknown = Reflect.get(performance, 'measureUserAgentSpecificMemory');
    if (typeof measure !== 'function') throw new Error('The page cannot measure its memory.');
    const { bytes }: { bytes: number } = await Reflect.apply(measure, performance, []);
    return bytes;
  });
}

test('twenty clips in one page: memory stays where it was', async () => {
  const page = await openApp(TINY_CLIP);
  await startJob(page, 'public/samples/lake.jpg');
  let warmBytes = 0;
  for (let clip = 1; clip <= CLIPS; clip += 1) {
    if (clip > 1) await page.getByRole('button', { name: /make another/i }).click();
    if (clip > 1) await untilJob(page, ['preparing', 'running']);
    expect(await untilJob(page, ['done', 'failed'])).toBe('done');
    if (clip === WARM_UP_CLIPS) warmBytes = await measureMemory(page);
  }
  expect((await measureMemory(page)) - warmBytes).toBeLessThan(TOLERATED_GROWTH_BYTES);
});
