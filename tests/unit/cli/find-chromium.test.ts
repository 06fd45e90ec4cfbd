import { describe, expect, test } from 'vitest';
import { findChromium, type Machine } from '../../../src/cli/find-chromium';

/** A machine that has these files and no others. */
function machine(files: readonly string[], changes: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    environment: { PATH: '/usr/bin' },
    homeFolder: '/home/ada',
    hasFile: (path) => files.includes(path),
    listFolder: (folder) =>
      files
        .filter((file) => file.startsWith(folder))
        .map((file) => file.slice(folder.length + 1).split(/[/\\]/)[0] ?? ''),
    ...changes,
  };
}

test('a machine without any has none', () => {
  expect(findChromium(machine([]))).toBeUndefined();
});

describe('CHROME_PATH', () => {
  test('goes before all others', () => {
    const environment = { CHROME_PATH: '/opt/my/chrome', PATH: '/usr/bin' };
    const files = ['/usr/bin/chromium', '/opt/my/chrome'];
    expect(findChromium(machine(files, { environment }))).toBe('/opt/my/chrome');
  });

  test('that names nothing is not replaced in silence', () => {
    const environment = { CHROME_PATH: '/opt/gone', PATH: '/usr/bin' };
    expect(findChromium(machine(['/usr/bin/chromium'], { environment }))).toBeUndefined();
  });

  test('that is empty is not set', () => {
    const environment = { CHROME_PATH: '', PATH: '/usr/bin' };
    expect(findChromium(machine(['/usr/bin/chromium'], { environment }))).toBe('/usr/bin/chromium');
  });
});

describe('Linux', () => {
  test('Chromium goes before Chrome, and Chrome before Edge', () => {
    const files = [
      '/usr/bin/microsoft-edge',
      '/usr/bin/google-chrome',
      '/usr/bin/chromium-browser',
    ];
    expect(findChromium(machine(files))).toBe('/usr/bin/chromium-browser');
    expect(findChromium(machine(files.slice(0, 2)))).toBe('/usr/bin/google-chrome');
    expect(findChromium(machine(files.slice(0, 1)))).toBe('/usr/bin/microsoft-edge');
  });

  test('folders of PATH are searched', () => {
    const environment = { PATH: '/nix/bin::/usr/bin' };
    expect(findChromium(machine(['/nix/bin/chromium'], { environment }))).toBe('/nix/bin/chromium');
  });

  test("the newest of Playwright's own, by number and not by letter", () => {
    const cache = '/home/ada/.cache/ms-playwright';
    const files = [
      `${cache}/chromium-999/chrome-linux/chrome`,
      `${cache}/chromium-1200/chrome-linux64/chrome`,
      `${cache}/chromium_headless_shell-1300/chrome-linux64/chrome`,
    ];
    expect(findChromium(machine(files))).toBe(files[1]);
  });

  test("Playwright's cache moves with its variable", () => {
    const environment = { PLAYWRIGHT_BROWSERS_PATH: '/cache' };
    const files = ['/cache/chromium-1200/chrome-linux64/chrome'];
    expect(findChromium(machine(files, { environment }))).toBe(files[0]);
  });
});

test('macOS: applications of the machine and of the person', () => {
  const mac = { platform: 'darwin', homeFolder: '/Users/ada', environment: {} } as const;
  const edge = '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
  const own = '/Users/ada/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  expect(findChromium(machine([edge], mac))).toBe(edge);
  expect(findChromium(machine([edge, own], mac))).toBe(own);
});

test('Windows: program folders and the local one', () => {
  const windows = {
    platform: 'win32',
    homeFolder: 'C:\\Users\\ada',
    environment: {
      PROGRAMFILES: 'C:\\Program Files',
      'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
      LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local',
    },
  } as const;
  const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
  const chrome = 'C:\\Users\\ada\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe';
  const playwright =
    'C:\\Users\\ada\\AppData\\Local\\ms-playwright\\chromium-1200\\chrome-win64\\chrome.exe';
  expect(findChromium(machine([playwright], windows))).toBe(playwright);
  expect(findChromium(machine([playwright, edge], windows))).toBe(edge);
  expect(findChromium(machine([playwright, edge, chrome], windows))).toBe(chrome);
});
