import type { Page } from 'playwright-core';

/** The picture of the live stage. */
const CANVAS = '[data-testid=live] .live-canvas canvas';
/** A busy worker takes its time: two looks may be the same before it has drawn. */
const LOOKS_AT_REST = 5;
const LOOKS_AT_MOST = 80;

/** A PNG of the live stage as a person sees it. */
export async function look(page: Page): Promise<string> {
  return (await page.locator(CANVAS).screenshot()).toString('base64');
}

/** Looks until nothing has changed for a second. */
export async function lookAtRest(page: Page): Promise<string> {
  let before = await look(page);
  let same = 1;
  for (let looks = 0; looks < LOOKS_AT_MOST && same < LOOKS_AT_REST; looks += 1) {
    await page.waitForTimeout(250);
    const now = await look(page);
    same = now === before ? same + 1 : 1;
    before = now;
  }
  if (same < LOOKS_AT_REST) throw new Error('The stage does not come to rest.');
  return before;
}
