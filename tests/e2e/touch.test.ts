import type { CDPSession, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openApp } from './open-app';
import { TINY_CLIP } from './page-job';

const PATIENCE_MS = 120_000;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Puts fingers down, moves them along together in steps, and lifts them: trusted touch events. */
async function drag(
  touch: CDPSession,
  from: readonly Point[],
  to: readonly Point[],
): Promise<void> {
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints });
  const steps = 8;
  await send('touchStart', [...from]);
  for (let step = 1; step <= steps; step += 1) {
    const share = step / steps;
    const between = from.map(({ x, y }, finger) => ({
      x: x + share * ((to[finger]?.x ?? x) - x),
      y: y + share * ((to[finger]?.y ?? y) - y),
    }));
    await send('touchMove', between);
  }
  await send('touchEnd', []);
}

/** The page on a phone that is held upright, and its fingers. */
async function openOnPhone(): Promise<{ readonly page: Page; readonly touch: CDPSession }> {
  let touch: CDPSession | undefined;
  const page = await openApp(TINY_CLIP, {
    prepare: async (opened) => {
      await opened.setViewportSize({ width: 390, height: 844 });
      touch = await opened.context().newCDPSession(opened);
      await touch.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 });
    },
  });
  if (!touch) throw new Error('no touch screen');
  return { page, touch };
}

/** Where an element lies, brought into sight. */
async function boxOf(page: Page, selector: string) {
  const element = page.locator(selector).first();
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (!box) throw new Error(`no ${selector}`);
  return box;
}

test('on a phone fingers zoom into the picture, paint on it and scroll the page', async () => {
  const { page, touch } = await openOnPhone();
  await page.getByTestId('photo-input').setInputFiles('public/samples/lake.jpg');
  await page.getByRole('radio', { name: 'Live' }).check();
  await page.locator('[data-testid=live][data-live=live]').waitFor({ timeout: PATIENCE_MS });

  // Two fingers that part make the picture larger, by as much as they part.
  const fitted = await boxOf(page, '.print');
  const middle = { x: fitted.x + fitted.width / 2, y: fitted.y + fitted.height / 2 };
  const apart = (distance: number): Point[] => [
    { x: middle.x - distance, y: middle.y },
    { x: middle.x + distance, y: middle.y },
  ];
  await drag(touch, apart(30), apart(75));
  const width = async (): Promise<number> =>
    (await page.locator('.print').boundingBox())?.width ?? 0;
  await expect.poll(width).toBeGreaterThan(2 * fitted.width);
  await drag(touch, apart(75), apart(20));
  await expect.poll(width).toBeCloseTo(fitted.width, 0);

  // One finger paints with a brush; the page does not scroll away under it.
  await page.getByRole('radio', { name: 'Keep still' }).check({ force: true });
  const layer = await boxOf(page, '[data-testid=mask-layer]');
  const scrolled = (): Promise<number> =>
    page.evaluate(() => document.scrollingElement?.scrollTop ?? 0);
  const before = await scrolled();
  await drag(
    touch,
    [{ x: layer.x + 60, y: layer.y + 20 }],
    [{ x: layer.x + 200, y: layer.y + layer.height - 20 }],
  );
  await expect.poll(() => page.getByTestId('undo').getAttribute('aria-label')).toBe('Undo: brush');
  expect(await scrolled()).toBe(before);

  // What is found in the photo is held by a tap; a swipe and a pinch over it hold nothing.
  await page.getByRole('radio', { name: 'Regions' }).check({ force: true });
  const sky = await boxOf(page, '[data-testid=region-layer]');
  const undoLabel = (): Promise<string | null> =>
    page.getByTestId('undo').getAttribute('aria-label');
  const skyAt = (share: number): Point => ({
    x: sky.x + share * sky.width,
    y: sky.y + 0.1 * sky.height,
  });
  await drag(touch, [skyAt(0.2)], [skyAt(0.6)]);
  expect(await undoLabel()).toBe('Undo: brush');
  await drag(touch, [skyAt(0.35), skyAt(0.45)], [skyAt(0.3), skyAt(0.5)]);
  await expect.poll(width).toBeGreaterThan(1.5 * fitted.width);
  expect(await undoLabel()).toBe('Undo: brush');
  await drag(touch, [skyAt(0.3), skyAt(0.5)], [skyAt(0.38), skyAt(0.42)]);
  await expect.poll(width).toBeCloseTo(fitted.width, 0);
  await drag(touch, [skyAt(0.35), skyAt(0.45)], [skyAt(0.35), skyAt(0.45)]);
  expect(await undoLabel()).toBe('Undo: brush');
  await drag(touch, [skyAt(0.3)], [skyAt(0.3)]);
  await page.getByRole('button', { name: 'Sky still' }).waitFor();
  await page.getByTestId('undo').click();
  expect(await undoLabel()).toBe('Undo: brush');

  // Without a brush a finger on the settings scrolls them into sight.
  const prompt = await boxOf(page, '[data-testid=prompt]');
  const at = await scrolled();
  await drag(touch, [{ x: 200, y: prompt.y - 30 }], [{ x: 200, y: prompt.y - 230 }]);
  await expect.poll(scrolled).not.toBe(at);
});
