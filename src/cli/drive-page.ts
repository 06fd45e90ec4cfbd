import type { Page } from 'playwright-core';
import { parseClipReport, type ClipReport } from './clip-report';
import { CommandError } from './command-error';

export interface ClipErrand {
  /** The page with its parameters. */
  readonly address: string;
  readonly photoPath: string;
  /** Where the video is written. */
  readonly videoPath: string;
  readonly onProgress: (stage: string, fraction: number) => void;
  /** Cancels the job in the page. */
  readonly signal: AbortSignal;
}

const POLL_MS = 200;
const PHOTO_TIMEOUT_MS = 60_000;

/**
 * Does in the page what a person does: gives it the photo, presses Animate, waits, downloads.
 *
 * @throws CommandError with the page's own words where it fails
 * @throws the signal's reason where the job was cancelled
 */
export async function makeClip(page: Page, errand: ClipErrand): Promise<ClipReport> {
  await page.goto(errand.address);
  await page.getByTestId('photo-input').setInputFiles(errand.photoPath);
  await untilPhotoIsOpen(page);
  await page.getByTestId('animate').click();
  await untilDone(page, errand);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('download').click(),
  ]);
  await download.saveAs(errand.videoPath);
  return parseClipReport((await rootData(page))['clip']);
}

/** @throws CommandError with what the page wants changed, where it would wait for a person to */
async function untilPhotoIsOpen(page: Page): Promise<void> {
  const ready = page.locator('[data-testid=animate]:not([aria-disabled=true])');
  const failure = page.getByTestId('failure');
  const problem = page.locator('#controls .field-problem');
  try {
    const settled = ready.or(failure).or(problem).first();
    await settled.waitFor({ state: 'attached', timeout: PHOTO_TIMEOUT_MS });
  } catch (cause) {
    const words = await page.locator('#animate-summary').allTextContents();
    throw new CommandError(
      `The page is not ready after ${PHOTO_TIMEOUT_MS / 1000} s. It says: ${words.join(' ')}`,
      { cause },
    );
  }
  await throwFailure(page);
  const problems = await problem.allTextContents();
  if (problems.length > 0) {
    throw new CommandError(problems.map((line) => line.trim()).join('\n'));
  }
}

async function untilDone(page: Page, errand: ClipErrand): Promise<void> {
  const cancel = (): void => {
    page.keyboard.press('Escape').catch(() => {});
  };
  errand.signal.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      const { job, stage, progress } = await rootData(page);
      if (job === 'cancelled') throw errand.signal.reason;
      if (job === 'failed') await throwFailure(page);
      errand.onProgress(job === 'done' ? 'done' : (stage ?? 'start'), Number(progress ?? 0));
      if (job === 'done') return;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  } finally {
    errand.signal.removeEventListener('abort', cancel);
  }
}

async function throwFailure(page: Page): Promise<void> {
  const failure = page.getByTestId('failure').first();
  if (!(await failure.isVisible())) return;
  const code = await failure.getAttribute('data-code');
  const words = await failure.locator('h2, p, code').allTextContents();
  throw new CommandError(`${words.map((line) => line.trim()).join('\n')}\n(${code})`);
}

function rootData(page: Page): Promise<Record<string, string | undefined>> {
  return page.evaluate(() => Object.fromEntries(Object.entries(document.documentElement.dataset)));
}
