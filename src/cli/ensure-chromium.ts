import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findChromium } from './find-chromium';
import { CommandError } from './command-error';

/**
 * Path of a Chromium on this machine; where there is none it is installed: from the Debian or
 * Ubuntu packages where we may (they bring the libraries along), else by Playwright's installer.
 *
 * @throws CommandError where neither works, with what to do by hand
 */
export async function ensureChromium(say: (message: string) => void): Promise<string> {
  const found = findChromium();
  if (found !== undefined) return found;
  refuseWrongSetting();
  say('No Chromium here; installing it (once).');
  const isInstalled = (await installByApt()) || (await installByPlaywright());
  const installed = isInstalled ? findChromium() : undefined;
  if (installed !== undefined) return installed;
  throw new CommandError(
    'Chromium could not be installed. Install Chromium, Chrome or Edge yourself, and set ' +
      'CHROME_PATH to its executable if it is in no usual place.',
  );
}

function refuseWrongSetting(): void {
  const asked = process.env['CHROME_PATH'];
  if (asked === undefined || asked === '') return;
  throw new CommandError(`CHROME_PATH is ${asked}, and there is no such file.`);
}

async function installByApt(): Promise<boolean> {
  if (process.platform !== 'linux' || !(await succeeds('apt-get', '--version'))) return false;
  // On Ubuntu the package "chromium" is a snap, which neither containers nor headless runs like.
  if (await succeeds('grep', '-q', '^ID=ubuntu', '/etc/os-release')) return false;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !(await succeeds('sudo', '-n', 'true'))) return false;
  const environment = ['env', 'DEBIAN_FRONTEND=noninteractive'];
  const apt = [...(isRoot ? [] : ['sudo', '-n']), ...environment, 'apt-get', '-q'];
  return (
    (await shows(...apt, 'update')) &&
    (await shows(...apt, 'install', '-y', '--no-install-recommends', 'chromium'))
  );
}

async function installByPlaywright(): Promise<boolean> {
  const packageFile = createRequire(import.meta.url).resolve('playwright-core/package.json');
  const cli = join(dirname(packageFile), 'cli.js');
  const canInstallLibraries = process.platform === 'linux' && process.getuid?.() === 0;
  const libraries = canInstallLibraries ? ['--with-deps'] : [];
  return shows(process.execPath, cli, 'install', ...libraries, '--no-shell', 'chromium');
}

/** Runs a command in silence; false where it fails or is not there. */
function succeeds(...command: readonly string[]): Promise<boolean> {
  return endsWell(command, 'ignore');
}

/** Runs a command and shows its output on standard error. */
function shows(...command: readonly string[]): Promise<boolean> {
  return endsWell(command, process.stderr);
}

function endsWell(
  [program = '', ...args]: readonly string[],
  output: 'ignore' | NodeJS.WriteStream,
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', output, output] });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}
