import { describe, expect, test } from 'vitest';
import { openApp } from './open-app';
import { failureCode, startJob, TINY_CLIP, untilJob, untilStage } from './page-job';

const PHOTO = 'public/samples/lake.jpg';
const WEIGHTS = '**/packs/motion-field-tiny/denoiser.weights.bin*';

describe('what goes wrong on the way leaves a way on', () => {
  test('a pack that cannot be reached, then can', async () => {
    const page = await openApp(TINY_CLIP);
    await page.route(WEIGHTS, (route) => route.abort('connectionreset'));
    await startJob(page, PHOTO);
    expect(await untilJob(page, ['failed', 'done'])).toBe('failed');
    expect(await failureCode(page)).toBe('pack-unreachable');
    expect(await page.getByTestId('failure').innerText()).not.toBe('');
    await page.unroute(WEIGHTS);
    await page.locator('[data-testid=animate]:not([aria-disabled=true])').click();
    expect(await untilJob(page, ['done'])).toBe('done');
  });

  test('a pack file that was altered is refused', async () => {
    const page = await openApp(TINY_CLIP);
    await page.route(WEIGHTS, async (route) => {
      const response = await route.fetch();
      const body = Buffer.from(await response.body());
      body[1000] = (body[1000] ?? 0) ^ 0xff;
      await route.fulfill({ response, body });
    });
    await startJob(page, PHOTO);
    expect(await untilJob(page, ['failed', 'done'])).toBe('failed');
    expect(await failureCode(page)).toBe('pack-corrupt');
  });

  test('a graphics process that dies while frames are drawn', async () => {
    const page = await openApp(`${TINY_CLIP}&seconds=10`);
    await startJob(page, PHOTO);
    await untilStage(page, 'render');
    const browser = page.context().browser();
    const session = await browser?.newBrowserCDPSession();
    await session?.send('Browser.crashGpuProcess').catch(() => undefined);
    expect(await untilJob(page, ['failed', 'done'])).toBe('failed');
    expect(await failureCode(page)).toBe('gpu-lost');
    await page.locator('[data-testid=animate]:not([aria-disabled=true])').click();
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
});
