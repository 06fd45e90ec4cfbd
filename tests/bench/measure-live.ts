import type { Page } from 'playwright-core';
import type { AnimateOptions } from '../../src/cli/animate-options';
import { ensureChromium } from '../../src/cli/ensure-chromium';
import { launchChromium } from '../../src/cli/launch-chromium';
import { pageAddress } from '../../src/cli/page-address';
import { serveApp } from '../../src/cli/serve-app';

/** How the photo moves on the stage. */
export interface LiveFigures {
  /** Of the picture that is drawn, in pixels. */
  readonly size: string;
  readonly framesPerSecond: number;
  /** From giving the page the photo to the second frame that is drawn, the model being stored. */
  readonly untilMovingMs: number;
  /** From asking for the review to its figures. */
  readonly reviewMs: number;
}

const COUNTED_MS = 10_000;
const PATIENCE = { timeout: 300_000 };

/** Opens the built app anew for each of the sizes (`WxH` or `photo`) and looks at Live there. */
export async function measureLive(
  options: AnimateOptions,
  sizes: readonly string[],
): Promise<readonly LiveFigures[]> {
  const executablePath = await ensureChromium(() => {});
  const server = await serveApp(options.packFolder);
  try {
    const { port } = server;
    const browser = await launchChromium({ executablePath, port, isHeaded: options.isHeaded });
    try {
      const figures: LiveFigures[] = [];
      for (const size of sizes) {
        const settings = { ...options.settings, size };
        await browser.page.goto(pageAddress(browser.appUrl, { ...options, settings }));
        figures.push(await lookAtLive(browser.page, options.photoPath));
      }
      return figures;
    } finally {
      await browser.dispose();
    }
  } finally {
    await server.dispose();
  }
}

async function lookAtLive(page: Page, photoPath: string): Promise<LiveFigures> {
  const startMs = performance.now();
  await page.getByTestId('photo-input').setInputFiles(photoPath);
  await page.getByRole('radio', { name: 'Live' }).check(PATIENCE);
  await page.locator('[data-testid=live][data-live=live]').waitFor(PATIENCE);
  await countFrames(page, 2, PATIENCE.timeout);
  const untilMovingMs = performance.now() - startMs;
  const counted = await countFrames(page, Infinity, COUNTED_MS);

  const askedMs = performance.now();
  const review = page.getByTestId('review');
  await review.locator('summary').click();
  await review.getByText('Measured on the motion itself').waitFor(PATIENCE);
  const reviewMs = performance.now() - askedMs;

  const size = await page.locator('.live-canvas canvas').evaluate((canvas) => {
    const is = canvas instanceof HTMLCanvasElement;
    return is ? `${canvas.width}x${canvas.height}` : '';
  });
  // The page remembers what one looks at; other runs in this profile begin with the photo.
  await page.getByRole('radio', { name: 'Photo' }).check();
  return { size, framesPerSecond: (counted.frames * 1000) / counted.ms, untilMovingMs, reviewMs };
}

/** Counts the frames that the worker says it has drawn, until there are so many or time is up. */
function countFrames(
  page: Page,
  mostFrames: number,
  mostMs: number,
): Promise<{ readonly frames: number; readonly ms: number }> {
  return page.getByTestId('frame').evaluate(
    (label, most) =>
      new Promise((resolve) => {
        const startMs = performance.now();
        const ending = new AbortController();
        let frames = 0;
        const observer = new MutationObserver(() => {
          frames += 1;
          if (frames >= most.frames) ending.abort();
        });
        observer.observe(label, { characterData: true, childList: true, subtree: true });
        ending.signal.addEventListener('abort', () => {
          observer.disconnect();
          resolve({ frames, ms: performance.now() - startMs });
        });
        setTimeout(() => ending.abort(), most.ms);
      }),
    { frames: mostFrames, ms: mostMs },
  );
}
