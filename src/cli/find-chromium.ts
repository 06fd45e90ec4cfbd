import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** The part of the machine that the search looks at. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
  readonly hasFile: (path: string) => boolean;
  /** Names in a folder; empty where it does not exist. */
  readonly listFolder: (path: string) => readonly string[];
}

const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

const WINDOWS_PATHS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** Where Playwright's own installer puts the executable within `chromium-<revision>`. */
const PLAYWRIGHT_PATHS = [
  'chrome-linux64/chrome',
  'chrome-linux/chrome',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-win64/chrome.exe',
  'chrome-win/chrome.exe',
];

/**
 * Path of a Chromium (or Chrome, or Edge) of this machine, `undefined` where there is none.
 * `CHROME_PATH` decides where it is set, even where it names nothing: a wrong setting must not
 * pass unnoticed.
 */
export function findChromium(machine: Machine = thisMachine()): string | undefined {
  const asked = machine.environment['CHROME_PATH'];
  if (asked !== undefined && asked !== '') return machine.hasFile(asked) ? asked : undefined;
  return candidates(machine).find((path) => machine.hasFile(path));
}

function candidates(machine: Machine): string[] {
  switch (machine.platform) {
    case 'win32':
      return [...windowsCandidates(machine), ...playwrightCandidates(machine)];
    case 'darwin':
      return [...macCandidates(machine), ...playwrightCandidates(machine)];
    default:
      return [...linuxCandidates(machine), ...playwrightCandidates(machine)];
  }
}

function linuxCandidates({ environment }: Machine): string[] {
  const folders = (environment['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  const searched = new Set([
    ...folders,
    '/usr/bin',
    '/usr/local/bin',
    '/snap/bin',
    '/opt/google/chrome',
  ]);
  return LINUX_NAMES.flatMap((name) => [...searched].map((folder) => posix.join(folder, name)));
}

function macCandidates({ homeFolder }: Machine): string[] {
  return MAC_APPS.flatMap((app) =>
    ['/Applications', posix.join(homeFolder, 'Applications')].map((folder) =>
      posix.join(folder, `${app}.app/Contents/MacOS/${app}`),
    ),
  );
}

function windowsCandidates({ environment }: Machine): string[] {
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => environment[name])
    .filter((root) => root !== undefined);
  return WINDOWS_PATHS.flatMap((path) => roots.map((root) => win32.join(root, path)));
}

/** Newest revision first. */
function playwrightCandidates(machine: Machine): string[] {
  const path = machine.platform === 'win32' ? win32 : posix;
  const cache = playwrightCache(machine);
  return machine
    .listFolder(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .toSorted((a, b) => Number(b.slice('chromium-'.length)) - Number(a.slice('chromium-'.length)))
    .flatMap((name) => PLAYWRIGHT_PATHS.map((file) => path.join(cache, name, file)));
}

function playwrightCache({ platform, environment, homeFolder }: Machine): string {
  const asked = environment['PLAYWRIGHT_BROWSERS_PATH'];
  if (asked !== undefined && asked !== '' && asked !== '0') return asked;
  if (platform === 'win32') {
    const local = environment['LOCALAPPDATA'] ?? win32.join(homeFolder, 'AppData', 'Local');
    return win32.join(local, 'ms-playwright');
  }
  if (platform === 'darwin') return posix.join(homeFolder, 'Library/Caches/ms-playwright');
  return posix.join(
    environment['XDG_CACHE_HOME'] ?? posix.join(homeFolder, '.cache'),
    'ms-playwright',
  );
}

function thisMachine(): Machine {
  return {
    platform: process.platform,
    environment: process.env,
    homeFolder: homedir(),
    hasFile: existsSync,
    listFolder: (path) => (existsSync(path) ? readdirSync(path) : []),
  };
}
