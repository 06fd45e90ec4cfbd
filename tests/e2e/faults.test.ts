import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { fault } from './fault';
import { openFrontServer } from './front-server';
import { injectIntoWorker, killWorkersAt, recordWorkers, stageReached } from './inject';
import { openApp } from './open-app';
import { failureCode, startJob, TINY_CLIP, untilJob } from './page-job';

const PHOTO = 'public/samples/lake.jpg';
const DENOISER = '/packs/motion-field-tiny/denoiser.weights.bin';
const WEIGHTS = `**${DENOISER}*`;
/** Long enough that a stage is still going on when the blow comes. */
const LONG_CLIP = `${TINY_CLIP}&seconds=10&steps=8`;

async function expectFailure(page: Page, code: string): Promise<void> {
  expect(await untilJob(page, ['failed', 'done'])).toBe('failed');
  expect(await failureCode(page)).toBe(code);
  expect(await page.getByTestId('failure').innerText()).not.toBe('');
}

async function tryAgain(page: Page): Promise<void> {
  await page.locator('[data-testid=animate]:not([aria-disabled=true])').click();
  await page.waitForFunction(() => document.documentElement.dataset['job'] !== 'failed');
  expect(await untilJob(page, ['failed', 'done'])).toBe('done');
}

/** A page with this code at the head of its worker. */
function openBroken(prelude: string, query = TINY_CLIP): Promise<Page> {
  return openApp(query, { prepare: (page) => injectIntoWorker(page, prelude) });
}

for (const stage of ['download', 'compile', 'understand', 'denoise', 'render']) {
  fault(
    `the browser ends the worker, stage “${stage}”`,
    'said at once; the next try starts a new worker',
    async () => {
      const page = await openApp(TINY_CLIP, { prepare: recordWorkers });
      await page.getByTestId('photo-input').setInputFiles(PHOTO);
      await killWorkersAt(page, stage);
      await page.locator('[data-testid=animate]:not([aria-disabled=true])').click();
      await expectFailure(page, 'worker-crashed');
      await tryAgain(page);
    },
  );
}

for (const stage of ['understand', 'denoise', 'render']) {
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
  'the graphics process dies while the photo moves on the stage',
  'said on the stage; “Try again” has it moving again',
  async () => {
    const page = await openApp(TINY_CLIP);
    await page.getByTestId('photo-input').setInputFiles(PHOTO);
    await page.getByRole('radio', { name: 'Live' }).click();
    await page.locator('[data-live=live]').waitFor();
    await crashGraphics(page);
    // Noticed when something is asked of it again.
    await page.getByRole('slider', { name: 'Motion strength' }).press('ArrowRight');
    await page.locator('[data-live=failed]').waitFor();
    await page.getByTestId('failure').getByRole('button').first().click();
    await page.locator('[data-live=live]').waitFor();
  },
);

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
  'the tab is closed in the middle of a clip',
  'the next visit has the photo and the settings',
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
    await next.locator('[data-testid=animate]:not([aria-disabled=true])').click();
    expect(await untilJob(next, ['failed', 'done'])).toBe('done');
  },
);

fault(
  'the browser has no room for the model',
  'said with figures; goes on when there is room',
  async () => {
    const page = await openApp(TINY_CLIP);
    const session = await page.context().newCDPSession(page);
    const { origin } = new URL(page.url());
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 100_000 });
    await startJob(page, PHOTO);
    await expectFailure(page, 'storage-full');
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await tryAgain(page);
  },
);

fault(
  'the browser forbids storage, as private windows of some do',
  'said before anything is fetched, with the way out; no clip',
  async () => {
    const page = await openBroken(
      `indexedDB.constructor.prototype.open = () => { throw new DOMException('injected', 'SecurityError'); };`,
    );
    await startJob(page, PHOTO);
    await expectFailure(page, 'storage-unavailable');
  },
);

fault(
  'everything stored is wiped while the page is open',
  'the page goes on; after a reload the model is fetched again',
  async () => {
    const page = await openApp(TINY_CLIP);
    await startJob(page, PHOTO);
    expect(await untilJob(page, ['failed', 'done'])).toBe('done');
    const session = await page.context().newCDPSession(page);
    const { origin } = new URL(page.url());
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    await page.getByRole('button', { name: /make another/i }).click();
    await untilJob(page, ['preparing', 'running']);
    expect(await untilJob(page, ['failed', 'done'])).toBe('done');
    await page.reload();
    await startJob(page, PHOTO);
    expect(await untilJob(page, ['failed', 'done'])).toBe('done');
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

fault(
  'the graphics memory is full',
  'said; one press lowers the settings, and the clip is made',
  async () => {
    const page = await openBroken(
      `{
      const { pushErrorScope, popErrorScope } = GPUDevice.prototype;
      const filters = [];
      let isDone = false;
      GPUDevice.prototype.pushErrorScope = function (filter) {
        filters.push(filter);
        return pushErrorScope.call(this, filter);
      };
      GPUDevice.prototype.popErrorScope = async function () {
        const isMemory = filters.pop() === 'out-of-memory';
        const error = await popErrorScope.call(this);
        if (!isMemory || isDone) return error;
        isDone = true;
        return new GPUOutOfMemoryError('injected');
      };
    }`,
      'pack=packs/motion-field-tiny/&seconds=1&fps=12&steps=2&working=384',
    );
    await startJob(page, PHOTO);
    await expectFailure(page, 'out-of-memory');
    await page.getByTestId('failure').getByRole('button').first().click();
    await page.locator('[data-testid=animate]:not([aria-disabled=true])').click();
    expect(await untilJob(page, ['failed', 'done'])).toBe('done');
  },
);

/** Where typed arrays of so many elements, or more, cannot be had: too much for 384 pixels, not for 256. */
const SCARCE: readonly { stage: string; array: string; length: number }[] = [
  { stage: 'compile', array: 'Float32Array', length: 600_000 },
  { stage: 'denoise', array: 'Float32Array', length: 200_000 },
  { stage: 'render', array: 'Float32Array', length: 200_000 },
  { stage: 'encode', array: 'ArrayBuffer', length: 900_000 },
];

for (const { stage, array, length } of SCARCE) {
  fault(
    `large arrays cannot be had, stage “${stage}”`,
    'said; one press takes a smaller working size and picture, and the clip is made',
    async () => {
      await expectMadeSmaller(`${STAGE_OF_WORKER}
      globalThis.${array} = new Proxy(${array}, {
        construct(target, given, made) {
          if (stage === '${stage}' && given[0] >= ${length}) {
            throw new RangeError('Array buffer allocation failed');
          }
          return Reflect.construct(target, given, made);
        },
      });
      ${array}.prototype.constructor = ${array};`);
    },
  );
}

fault(
  'the memory of WebAssembly, where the networks run, cannot grow',
  'said; one press takes a smaller working size and picture, and the clip is made',
  async () => {
    await expectMadeSmaller(`{
      const { Memory } = WebAssembly;
      WebAssembly.Memory = new Proxy(Memory, {
        construct: (target, [wanted]) => new target({ ...wanted, maximum: 380 }),
      });
    }`);
  },
);

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

/** Makes a clip at a working size that is too much, then at the one that is offered. */
async function expectMadeSmaller(prelude: string): Promise<void> {
  const query = 'pack=packs/motion-field-tiny/&seconds=1&fps=12&steps=2&working=384';
  const page = await openBroken(prelude, query);
  await startJob(page, PHOTO);
  await expectFailure(page, 'out-of-memory');
  await page.getByTestId('failure').getByRole('button').first().click();
  await page.locator('[data-testid=animate]:not([aria-disabled=true])').click();
  expect(await untilJob(page, ['failed', 'done'])).toBe('done');
  const made = JSON.parse((await page.locator('html').getAttribute('data-clip')) ?? '');
  expect(made).toMatchObject({ record: { settings: { workingSizePixels: 256 } } });
}

/** Has the worker know which stage it has told last. */
const STAGE_OF_WORKER = `
  let stage = '';
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (message, ...rest) {
    stage = /"kind":"(compile|understand|denoise|render|encode)"/.exec(JSON.stringify(message))?.[1] ?? stage;
    return postMessage.call(this, message, ...rest);
  };`;

/** Half a minute of the worker's is half a second. */
const SHORT_HALF_MINUTE = `{
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (task, delay, ...rest) =>
    setTimeout(task, delay === 30_000 ? 500 : delay, ...rest);
}`;

/** A host that sends no more than a thousand bytes of the denoiser, some times. */
async function frontThatCuts(cut: 'break' | 'silence', times: number) {
  let left = times;
  const front = await openFrontServer({
    cuts: (path) => (path.endsWith(DENOISER) && left-- > 0 ? cut : null),
  });
  const firstBytes = (): number[] =>
    front.firstBytes.filter((_, index) => front.seen[index]?.endsWith(DENOISER));
  const mend = (): void => void (left = 0);
  return { front, firstBytes, mend };
}

async function crashGraphics(page: Page): Promise<void> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  await session?.send('Browser.crashGpuProcess').catch(() => undefined);
}
