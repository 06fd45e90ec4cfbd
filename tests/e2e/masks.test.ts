import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { clipFrames } from './clip-frames';
import { openApp } from './open-app';
import { untilJob } from './page-job';

const PATIENCE_MS = 120_000;
/** The model that the app ships: it alone knows sky from water. Small, short and strong. */
const CLIP =
  'seconds=1&fps=12&size=384x256&working=256&steps=2&seed=3&camera=static&strength=2&prompt=clouds+drift+to+the+left,+the+water+ripples';

async function showLive(): Promise<Page> {
  const page = await openApp(CLIP);
  await page.getByTestId('photo-input').setInputFiles('public/samples/lake.jpg');
  await page.getByRole('radio', { name: 'Live' }).check();
  await untilLive(page);
  return page;
}

async function untilLive(page: Page): Promise<void> {
  await page.locator('[data-testid=live][data-live=live]').waitFor({ timeout: PATIENCE_MS });
}

/** x, y, width and height of what is looked at, in pixels of the clip. */
const BOXES = { sky: [20, 8, 200, 50], water: [60, 170, 160, 70] } as const;

/** Makes the clip and decodes it: mean change of luma over half of it, in the sky and in the lake. */
async function animate(page: Page): Promise<{ sky: number; water: number }> {
  await page.locator('[data-testid=animate]:not([aria-disabled=true])').click();
  expect(await untilJob(page, ['done', 'failed'])).toBe('done');
  const [before, now] = await clipFrames(page, [1, 6], 12);
  if (!before || !now) throw new Error('no frames');
  const changeIn = ([left, top, width, height]: (typeof BOXES)['sky' | 'water']): number => {
    let sum = 0;
    for (let y = top; y < top + height; y += 1) {
      for (let x = left; x < left + width; x += 1) {
        const at = y * now.width + x;
        sum += Math.abs((now.pixels[at] ?? 0) - (before.pixels[at] ?? 0));
      }
    }
    return sum / (width * height);
  };
  return { sky: changeIn(BOXES.sky), water: changeIn(BOXES.water) };
}

test('a press on the sky holds it still in the clip, the water moves on; undone, the sky moves', async () => {
  const page = await showLive();
  await page.getByRole('radio', { name: 'Regions' }).check();
  await page.getByRole('button', { name: 'Sky moves' }).waitFor();
  const box = await page.getByTestId('region-layer').boundingBox();
  if (!box) throw new Error('no regions');
  await page.mouse.click(box.x + 0.3 * box.width, box.y + 0.1 * box.height);
  await page.getByRole('button', { name: 'Sky still' }).waitFor();
  const held = await animate(page);

  await page.getByRole('radio', { name: 'Live' }).check();
  await untilLive(page);
  await page.getByTestId('undo').click();
  await page.getByRole('button', { name: 'Sky moves' }).waitFor();
  const free = await animate(page);

  expect(held.sky).toBeLessThan(1.5);
  expect(held.water).toBeGreaterThan(3 * held.sky);
  expect(free.sky).toBeGreaterThan(3 * held.sky);
  expect(Math.abs(free.water - held.water)).toBeLessThan(0.5 * held.water);
});

test('a sky whose speed is none stands in the clip while the water is twice as fast; it says so folded', async () => {
  const page = await showLive();
  const row = (name: string) => page.locator('.region-row').filter({ hasText: name });
  await page.getByText('By region').click();
  await row('Sky').locator('summary').click();
  await page.getByRole('slider', { name: 'Speed of the sky' }).fill('0');
  await row('Water').locator('summary').press('Enter');
  await page.getByRole('slider', { name: 'Speed of the water' }).fill('2');
  expect(await row('Sky').locator('summary').textContent()).toMatch(/^Sky\d+ %still$/);
  expect(await row('Water').locator('summary').textContent()).toContain('speed 200 %');
  const { sky, water } = await animate(page);
  expect(sky).toBeLessThan(1.5);
  expect(water).toBeGreaterThan(3 * sky);
});
