import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectFailure, PHOTO, tryAgain } from './broken-page';
import { fault } from './fault';
import { openFrontServer, type Misleading } from './front-server';
import { injectIntoWorker } from './inject';
import { openApp } from './open-app';
import { startJob, TINY_CLIP, untilJob } from './page-job';

const DENOISER = '/packs/motion-field-tiny/denoiser.weights.bin';
const WEIGHTS = `**${DENOISER}*`;

fault(
  'the server cannot be reached, then can',
  'said; the next try fetches what is missing',
  async () => {
    const page = await openApp(TINY_CLIP);
    await page.route(WEIGHTS, (route) => route.abort('connectionreset'));
    await startJob(page, PHOTO);
    await expectFailure(page, 'pack-unreachable');
    await page.unroute(WEIGHTS);
    await tryAgain(page);
  },
);

fault(
  'a file of the model is altered on its way',
  'refused; the next try fetches it again',
  async () => {
    const page = await openApp(TINY_CLIP);
    await page.route(WEIGHTS, async (route) => {
      const response = await route.fetch();
      const body = Buffer.from(await response.body());
      body[1000] = (body[1000] ?? 0) ^ 0xff;
      await route.fulfill({ response, body });
    });
    await startJob(page, PHOTO);
    await expectFailure(page, 'pack-corrupt');
    await page.unroute(WEIGHTS);
    await tryAgain(page);
  },
);

fault('the server stalls for ever', 'Cancel ends it at once; the next try goes on', async () => {
  const page = await openApp(TINY_CLIP);
  await page.route(WEIGHTS, () => new Promise(() => {}));
  const stalled = page.waitForRequest(WEIGHTS);
  await startJob(page, PHOTO);
  await stalled;
  await page.keyboard.press('Escape');
  expect(await untilJob(page, ['cancelled', 'failed', 'done'])).toBe('cancelled');
  await page.unroute(WEIGHTS);
  await tryAgain(page);
});

fault(
  'the connection breaks in the middle of a file of the model',
  'goes on by itself, at the byte where it stopped',
  async () => {
    const { front, firstBytes } = await frontThatCuts('break', 1);
    const page = await openApp(TINY_CLIP, { appUrl: front.url });
    await startJob(page, PHOTO);
    expect(await untilJob(page, ['failed', 'done'])).toBe('done');
    expect(firstBytes()).toEqual([0, 1000]);
  },
);

fault(
  'the server falls silent in the middle of a file of the model',
  'after half a minute it is asked again, for the rest of the file',
  async () => {
    const { front, firstBytes } = await frontThatCuts('silence', 1);
    const prepare = (page: Page): Promise<void> => injectIntoWorker(page, SHORT_HALF_MINUTE);
    const page = await openApp(TINY_CLIP, { appUrl: front.url, prepare });
    await startJob(page, PHOTO);
    expect(await untilJob(page, ['failed', 'done'])).toBe('done');
    expect(firstBytes()).toEqual([0, 1000]);
  },
);

fault(
  'the server falls silent again and again',
  'said after four tries; the next try fetches what is missing',
  async () => {
    const { front, firstBytes, mend } = await frontThatCuts('silence', Infinity);
    const prepare = (page: Page): Promise<void> => injectIntoWorker(page, SHORT_HALF_MINUTE);
    const page = await openApp(TINY_CLIP, { appUrl: front.url, prepare });
    await startJob(page, PHOTO);
    await expectFailure(page, 'pack-unreachable');
    expect(await page.getByTestId('failure').innerText()).toContain('sent nothing for 30 seconds');
    expect(firstBytes()).toEqual([0, 1000, 2000, 3000]);
    mend();
    await tryAgain(page);
  },
);

fault(
  'the tab is closed in the middle of the download',
  'the next visit fetches only what had not arrived',
  async () => {
    let isStalling = true;
    const front = await openFrontServer({
      stalls: (path) => isStalling && path.endsWith('/denoiser.weights.bin'),
    });
    const weights = (): string[] => front.seen.filter((path) => path.endsWith('.weights.bin'));
    const page = await openApp(TINY_CLIP, { appUrl: front.url });
    await startJob(page, PHOTO);
    await expect.poll(weights, { timeout: 60_000 }).toContain(DENOISER);
    const before = weights();
    const next = await page.context().newPage();
    await page.close();
    isStalling = false;
    await next.goto(page.url());
    await startJob(next, PHOTO);
    expect(await untilJob(next, ['failed', 'done'])).toBe('done');
    const after = weights().slice(before.length);
    expect(before.length).toBeGreaterThan(1);
    expect(after.filter((path) => before.includes(path))).toEqual([DENOISER]);
  },
);

fault(
  'the server sends a file that is shorter than it should be, and says so',
  'refused; the next try fetches it again',
  async () => {
    let isLying = true;
    const front = await openFrontServer({
      misleads: (path) =>
        isLying && path.endsWith(DENOISER)
          ? { bytes: (whole) => whole.subarray(0, whole.length / 2) }
          : null,
    });
    const page = await openApp(TINY_CLIP, { appUrl: front.url });
    await startJob(page, PHOTO);
    await expectFailure(page, 'pack-corrupt');
    isLying = false;
    await tryAgain(page);
  },
);

fault(
  'the server knows no ranges, and the connection breaks in the middle of a file',
  'goes on by itself, with the whole file',
  async () => {
    const { front, firstBytes } = await frontThatCuts('break', 1, { ignoresRange: true });
    const page = await openApp(TINY_CLIP, { appUrl: front.url });
    await startJob(page, PHOTO);
    expect(await untilJob(page, ['failed', 'done'])).toBe('done');
    expect(firstBytes()).toEqual([0, 1000]);
  },
);

fault(
  'a file changes on the server while it is fetched',
  'what has come of it is thrown away, and all of it fetched',
  async () => {
    let version = 0;
    const front = await openFrontServer({
      misleads: (path) => {
        if (!path.endsWith(DENOISER)) return null;
        version += 1;
        // The first bytes are of a file that is no longer there.
        return version === 1
          ? { etag: '"before"', bytes: (whole) => whole.map((byte) => byte ^ 0xff) }
          : { etag: '"after"' };
      },
      cuts: (path) => (path.endsWith(DENOISER) && version === 1 ? 'break' : null),
    });
    const page = await openApp(TINY_CLIP, { appUrl: front.url });
    await startJob(page, PHOTO);
    expect(await untilJob(page, ['failed', 'done'])).toBe('done');
    const asked = front.firstBytes.filter((_, index) => front.seen[index]?.endsWith(DENOISER));
    expect(asked).toEqual([0, 1000, 0]);
  },
);

/** Half a minute of the worker's is two seconds. */
const SHORT_HALF_MINUTE = `{
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (task, delay, ...rest) =>
    setTimeout(task, delay === 30_000 ? 2000 : delay, ...rest);
}`;

/** A host that sends no more than a thousand bytes of the denoiser, some times. */
async function frontThatCuts(
  cut: 'break' | 'silence',
  times: number,
  misleading: Misleading | null = null,
) {
  let left = times;
  const front = await openFrontServer({
    misleads: (path) => (path.endsWith(DENOISER) ? misleading : null),
    cuts: (path) => (path.endsWith(DENOISER) && left-- > 0 ? cut : null),
  });
  const firstBytes = (): number[] =>
    front.firstBytes.filter((_, index) => front.seen[index]?.endsWith(DENOISER));
  const mend = (): void => void (left = 0);
  return { front, firstBytes, mend };
}
