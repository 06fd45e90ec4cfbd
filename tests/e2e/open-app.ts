import { chromium, type Page } from 'playwright-core';
import { inject, onTestFinished } from 'vitest';
import { QUIET_FLAGS, SOFTWARE_WEBGPU_FLAGS } from '../../src/cli/chromium-flags';
import { ensureChromium } from '../../src/cli/ensure-chromium';

const NO_WEBGPU_FLAGS = ['--no-sandbox', '--disable-features=WebGPUService', '--disable-gpu'];

interface OpenAppOptions {
  readonly hasWebGpu?: boolean;
  readonly appUrl?: string;
  /** Called before the page is opened. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/**
 * Opens the built app in a Chromium of its own, with the software WebGPU adapter and empty
 * storage; both are gone when the test ends.
 *
 * @param query parameters of the page's address, `seconds=1&pack=packs/motion-field-tiny/`
 */
export async function openApp(
  query = '',
  { hasWebGpu = true, appUrl = inject('appUrl'), prepare }: OpenAppOptions = {},
): Promise<Page> {
  const browser = await chromium.launch({
    executablePath: await ensureChromium(() => {}),
    args: [...(hasWebGpu ? SOFTWARE_WEBGPU_FLAGS : NO_WEBGPU_FLAGS), ...QUIET_FLAGS],
  });
  onTestFinished(() => browser.close());
  const context = await browser.newContext({ acceptDownloads: true });
  const page = await context.newPage();
  await prepare?.(page);
  await page.goto(`${appUrl}?${query}`);
  return page;
}
