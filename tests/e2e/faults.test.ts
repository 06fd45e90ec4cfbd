import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectFailure, openBroken, PHOTO, tryAgain } from './broken-page';
import { fault } from './fault';
import { killWorkersAt, recordWorkers, stageReached } from './inject';
import { openApp } from './open-app';
import { startJob, TINY_CLIP, untilJob } from './page-job';

/** Long enough that a stage is still going on when the blow comes. */
const LONG_CLIP = `seconds=4&steps=8&${TINY_CLIP}`;

for (const stage of ['download', 'compile', 'understand', 'denoise', 'render', 'encode']) {
  fault(
    `the browser ends the worker, stage “${stage}”`,
    'said at once; the next try starts a new worker',
    async () => {
      const page = await openApp(LONG_CLIP, { prepare: recordWorkers });
      await page.getByTestId('photo-input').setInputFiles(PHOTO);
      await killWorkersAt(page, stage);
      await page.locator('[data-testid=animate]:not([aria-disabled=true])').click();
      await expectFailure(page, 'worker-crashed');
      await tryAgain(page);
    },
  );
}

for (const stage of ['compile', 'understand', 'denoise', 'render', 'encode']) {
  fault(
    `the graphics process dies, stage “${stage}”`,
    'said as a lost device; the next try opens another',
    async () => {
      const page = await openApp(LONG_CLIP);
      const reached = stageReached(page, stage);
      await startJob(page, PHOTO);
      await reached;
      await crashGraphics(page);
      await expectFailure(page, 'gpu-lost');
      await tryAgain(page);
    },
  );
}

fault(
  'the graphics process dies, stage “download”',
  'what was fetched is kept, and the clip is made on another device',
  async () => {
    const page = await openApp(TINY_CLIP);
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const weights = '**/packs/motion-field-tiny/denoiser.weights.bin*';
    await page.route(weights, async (route) => {
      await held;
      await route.continue();
    });
    const asked = page.waitForRequest(weights);
    await startJob(page, PHOTO);
    await asked;
    await crashGraphics(page);
    // The browser tells of it a moment later.
    await page.waitForTimeout(1000);
    letGo();
    expect(await untilJob(page, ['failed', 'done'])).toBe('done');
  },
);

fault(
  'the graphics process dies while the photo moves on the stage',
  'said on the stage; “Try again” has it moving again',
  async () => {
    const page = await openApp(TINY_CLIP);
    await page.getByTestId('photo-input').setInputFiles(PHOTO);
    await page.getByRole('radio', { name: 'Live' }).click();
    await page.locator('[data-live=live]').waitFor({ timeout: 120_000 });
    await crashGraphics(page);
    // Noticed when something is asked of it again.
    await page.getByRole('slider', { name: 'Motion strength' }).press('ArrowRight');
    await page.locator('[data-live=failed]').waitFor({ timeout: 120_000 });
    await page.getByTestId('failure').getByRole('button').first().click();
    await page.locator('[data-live=live]').waitFor({ timeout: 120_000 });
  },
);

fault(
  'the tab is closed in the middle of a clip',
  'the next visit has the photo and the settings, and the clip waits to be gone on with',
  async () => {
    const page = await openApp(LONG_CLIP);
    await page.getByLabel('What should move').fill('the water ripples');
    const reached = stageReached(page, 'render');
    await startJob(page, PHOTO);
    await reached;
    const next = await page.context().newPage();
    await page.close();
    await next.goto(page.url());
    await next.locator('html[data-photo="lake.jpg"]').waitFor();
    expect(await next.getByLabel('What should move').inputValue()).toBe('the water ripples');
    await next.getByRole('button', { name: 'Go on' }).waitFor();
    await next.locator('[data-testid=animate]:not([aria-disabled=true])').click();
    expect(await untilJob(next, ['failed', 'done'])).toBe('done');
  },
);

fault('the encoder fails in the middle of a clip', 'said; the next try encodes', async () => {
  const page = await openBroken(`{
      const { encode } = VideoEncoder.prototype;
      let calls = 0;
      VideoEncoder.prototype.encode = function (...given) {
        calls += 1;
        if (calls === 6) throw new DOMException('injected', 'EncodingError');
        return encode.apply(this, given);
      };
    }`);
  await startJob(page, PHOTO);
  await expectFailure(page, 'encoder-failed');
  await tryAgain(page);
});

fault('the clock jumps back and forth by hours', 'the clip is made', async () => {
  const page = await openBroken(`{
    const jump = () => (Math.random() - 0.5) * 7.2e6;
    const { now } = performance;
    performance.now = () => now.call(performance) + jump();
    const dateNow = Date.now;
    Date.now = () => dateNow() + jump();
  }`);
  await startJob(page, PHOTO);
  expect(await untilJob(page, ['failed', 'done'])).toBe('done');
});

test('no WebGPU is said before anything is tried', async () => {
  const page = await openApp(TINY_CLIP, { hasWebGpu: false });
  await page
    .getByText(/WebGPU/)
    .first()
    .waitFor();
  expect(await page.locator('html').getAttribute('data-job')).not.toBe('running');
});

async function crashGraphics(page: Page): Promise<void> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  await session?.send('Browser.crashGpuProcess').catch(() => undefined);
}
