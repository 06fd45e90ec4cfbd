import type { Page, Worker as PageWorker } from 'playwright-core';

/** In the address of the studio's worker, and of no other. */
const STUDIO_WORKER = '/assets/studio.worker-';

/** In the app's code: the size from which on a file is written to the disk. For `replaceCode`. */
export const SPILL_BYTES = /64\s*\*\s*2\s*\*\*\s*20(?=[,;])/;

/** The worker that makes clips, among those of ONNX Runtime, which sleep and do not answer. */
export function studioWorkers(page: Page): readonly PageWorker[] {
  return page.workers().filter((worker) => worker.url().includes(STUDIO_WORKER));
}

/**
 * Has the studio's worker run something before its own code: what breaks there is then the
 * browser's, not ours. Call before the page is opened.
 *
 * @param prelude JavaScript
 */
export async function injectIntoWorker(page: Page, prelude: string): Promise<void> {
  await page.route(`**${STUDIO_WORKER}*.js`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${prelude}\n${await response.text()}` });
  });
}

/**
 * Replaces a part of the app's own code as it is served. Call before the page is opened, and
 * before `injectIntoWorker`. Returns whether it was found.
 */
export async function replaceCode(page: Page, part: RegExp, by: string): Promise<() => boolean> {
  let isReplaced = false;
  await page.route('**/assets/*.js', async (route) => {
    const response = await route.fetch();
    const code = await response.text();
    const body = code.replace(part, by);
    isReplaced ||= body !== code;
    await route.fulfill({ response, body });
  });
  return () => isReplaced;
}

/** Keeps hold of the workers that the page starts, as `globalThis.startedWorkers`. */
export async function recordWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const started: Worker[] = [];
    Reflect.set(globalThis, 'startedWorkers', started);
    globalThis.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        started.push(this);
      }
    };
  });
}

/**
 * Ends the page's workers without a word when one of them says so on this channel; a prelude does.
 * Call after `recordWorkers`.
 */
export async function killWorkersOnCall(page: Page): Promise<void> {
  await page.addInitScript(() => {
    new BroadcastChannel('kill-workers').addEventListener('message', () => {
      const started: unknown = Reflect.get(globalThis, 'startedWorkers');
      if (!Array.isArray(started)) throw new Error('No workers were recorded.');
      for (const worker of started) if (worker instanceof Worker) worker.terminate();
    });
  });
}

/** Ends the page's workers without a word the very moment the job enters the stage. */
export async function killWorkersAt(page: Page, stage: string): Promise<void> {
  await page.evaluate((wanted) => {
    const root = document.documentElement;
    const observer = new MutationObserver(() => {
      if (root.dataset['stage'] !== wanted) return;
      observer.disconnect();
      const started: unknown = Reflect.get(globalThis, 'startedWorkers');
      if (!Array.isArray(started)) throw new Error('No workers were recorded.');
      for (const worker of started) if (worker instanceof Worker) worker.terminate();
    });
    observer.observe(root, { attributes: true, attributeFilter: ['data-stage'] });
  }, stage);
}

/** Resolves when the job enters the stage; call before it is begun. */
export async function stageReached(page: Page, stage: string): Promise<void> {
  await page.evaluate(
    (wanted) =>
      new Promise<void>((resolve) => {
        const root = document.documentElement;
        const observer = new MutationObserver(() => {
          if (root.dataset['stage'] !== wanted) return;
          observer.disconnect();
          resolve();
        });
        observer.observe(root, { attributes: true, attributeFilter: ['data-stage'] });
      }),
    stage,
  );
}
