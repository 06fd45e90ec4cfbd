import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { HARDWARE_WEBGPU_FLAGS, QUIET_FLAGS, SOFTWARE_WEBGPU_FLAGS } from './chromium-flags';
import { projectFolder } from './project-folder';

export interface LaunchOptions {
  readonly executablePath: string;
  readonly port: number;
  readonly isHeaded: boolean;
}

export interface AppBrowser {
  readonly page: Page;
  /** Where the page finds the app; nothing is opened yet. */
  readonly appUrl: string;
  dispose(): Promise<void>;
}

/**
 * The app's address, whatever the port: IndexedDB belongs to an origin, and the pack stored by
 * one run has to be there for the next. Names under `localhost` are secure contexts.
 */
const APP_URL = 'http://enliven.localhost/';

/** Kept between runs, so that the pack is downloaded and verified once. */
const PROFILE = join(projectFolder, '.cache/chromium-profile');

/**
 * Starts Chromium with the machine's own WebGPU adapter where it has one, else with the software
 * adapter.
 */
export async function launchChromium(options: LaunchOptions): Promise<AppBrowser> {
  const asked = await launchWith(options, HARDWARE_WEBGPU_FLAGS);
  if (await hasHardwareAdapter(asked.page).catch(() => false)) return asked;
  await asked.dispose();
  return launchWith(options, SOFTWARE_WEBGPU_FLAGS);
}

async function launchWith(options: LaunchOptions, flags: readonly string[]): Promise<AppBrowser> {
  const args = [
    ...flags,
    ...QUIET_FLAGS,
    `--host-resolver-rules=MAP enliven.localhost:80 127.0.0.1:${options.port}`,
  ];
  try {
    return appBrowser(await openProfile(PROFILE, options, args), async () => {});
  } catch (error) {
    if (!isProfileInUse(error)) throw error;
    // Another run has the profile: this one does without the stored pack.
    const folder = await mkdtemp(join(tmpdir(), 'enliven-profile-'));
    const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
    return appBrowser(await openProfile(folder, options, args), remove);
  }
}

function openProfile(
  folder: string,
  options: LaunchOptions,
  args: string[],
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    executablePath: options.executablePath,
    headless: !options.isHeaded,
    args,
    acceptDownloads: true,
    // A service worker kept from an earlier run would bring back an earlier build.
    serviceWorkers: 'block',
    viewport: { width: 1280, height: 800 },
    // Ctrl-C is ours: the job is cancelled first.
    handleSIGINT: false,
  });
}

async function appBrowser(
  context: BrowserContext,
  afterwards: () => Promise<void>,
): Promise<AppBrowser> {
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    page,
    appUrl: APP_URL,
    async dispose() {
      await context.close();
      await afterwards();
    },
  };
}

/** WebGPU exists in secure contexts alone, so this has to be a page of the app's origin. */
async function hasHardwareAdapter(page: Page): Promise<boolean> {
  const probe = new URL('probe-for-webgpu', APP_URL).href;
  await page.route(probe, (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto(probe);
  return page.evaluate(async () => {
    if (!('gpu' in navigator)) return false;
    const adapter = await navigator.gpu.requestAdapter();
    return adapter !== null && !adapter.info.isFallbackAdapter;
  });
}

function isProfileInUse(error: unknown): boolean {
  return (
    error instanceof Error && /ProcessSingleton|already in use|SingletonLock/i.test(error.message)
  );
}
