import { mkdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import type { AnimateOptions } from './animate-options';
import type { ClipReport } from './clip-report';
import { CommandError } from './command-error';
import { makeClip } from './drive-page';
import { ensureBuilt } from './ensure-built';
import { ensureChromium } from './ensure-chromium';
import { launchChromium } from './launch-chromium';
import { pageAddress } from './page-address';
import { serveApp } from './serve-app';

export interface AnimateWatcher {
  readonly say: (message: string) => void;
  readonly onProgress: (stage: string, fraction: number) => void;
  readonly signal: AbortSignal;
  /** Sees the browser's page before the app opens in it. */
  readonly onPage?: (page: Page) => Promise<void>;
}

/**
 * Animates a photo in the app itself: builds it where that is needed, serves it, and does in a
 * Chromium what a person does in the page.
 *
 * @throws CommandError where a path is wrong or the page fails
 * @throws the signal's reason after a cancel
 */
export async function animatePhoto(
  options: AnimateOptions,
  { say, onProgress, signal, onPage }: AnimateWatcher,
): Promise<ClipReport> {
  await requireFile(options.photoPath, 'photo');
  if (options.packFolder !== undefined) {
    await requireFile(join(options.packFolder, 'pack.json'), 'pack (--pack)');
  }
  await mkdir(dirname(resolve(options.videoPath)), { recursive: true });
  const executablePath = await ensureChromium(say);
  await ensureBuilt(() => say('Building the app (once).'));
  signal.throwIfAborted();
  const server = await serveApp(options.packFolder);
  try {
    const { isHeaded } = options;
    const browser = await launchChromium({ executablePath, port: server.port, isHeaded });
    try {
      signal.throwIfAborted();
      await onPage?.(browser.page);
      const { photoPath, videoPath } = options;
      const address = pageAddress(browser.appUrl, options);
      return await makeClip(browser.page, { address, photoPath, videoPath, onProgress, signal });
    } finally {
      await browser.dispose();
    }
  } finally {
    await server.dispose();
  }
}

async function requireFile(path: string, what: string): Promise<void> {
  const info = await stat(path).catch(() => undefined);
  if (info?.isFile() !== true) throw new CommandError(`There is no ${what} ${path}.`);
}
