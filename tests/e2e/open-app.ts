import { chromium, type Page } from 'playwright-core';
import { inject, onTestFinished } from 'vitest';
import { QUIET_FLAGS, SOFTWARE_WEBGPU_FLAGS } from '../../src/cli/chromium-flags';
import { ensureChromium } from '../../src/cli/ensure-chromium';

const NO_WEBGPU_FLAGS = ['--no-sandbox', '--disable-features=WebGPUService', '--disable-gpu'];

interface OpenAppOptions {
  readonly hasWebGpu?: boolean;
  readonly appUrl?: string;
  /** Photos move as soon as they are opened, as for who has chosen nothing; else they stand. */
  readonly movesAtOnce?: boolean;
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
  { hasWebGpu = true, appUrl = inject('appUrl'), movesAtOnce, prepare }: OpenAppOptions = {},
): Promise<Page> {
  const browser = await chromium.launch({
    executablePath: await ensureChromium(() => {}),
    args: [...(hasWebGpu ? SOFTWARE_WEBGPU_FLAGS : NO_WEBGPU_FLAGS), ...QUIET_FLAGS],
  });
  onTestFinished(() => browser.close());
  const context = await browser.newContext({ acceptDownloads: true });
  if (!movesAtOnce) await context.addInitScript(lookAtPhotos);
  const page = await context.newPage();
  await prepare?.(page);
  await page.goto(`${appUrl}?${query}`);
  return page;
}

/** Runs in the page: what is not about Live neither loads the model for it nor draws. */
function lookAtPhotos(): void {
  // A page that has no address of its own has no storage either.
  if (location.protocol.startsWith('http')) localStorage['enliven.stage'] ??= 'photo';
}
