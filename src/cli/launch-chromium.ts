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
  /** Where the page finds the app. */
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
  if (await hasAdapter(asked.page)) return asked;
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
  await page.goto(APP_URL);
  return {
    page,
    appUrl: APP_URL,
    async dispose() {
      await context.close();
      await afterwards();
    },
  };
}

function hasAdapter(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    if (!('gpu' in navigator)) return false;
    return (await navigator.gpu.requestAdapter()) !== null;
  });
}

function isProfileInUse(error: unknown): boolean {
  return (
    error instanceof Error && /ProcessSingleton|already in use|SingletonLock/i.test(error.message)
  );
}
