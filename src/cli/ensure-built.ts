import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from './command-error';
import { projectFolder } from './project-folder';

/** What decides the build: files, and folders with all that is in them. */
const SOURCES = [
  'index.html',
  'models/catalog.ts',
  'models/motion-field/pack',
  'package-lock.json',
  'package.json',
  'public',
  'src',
  'vite.config.ts',
  'workers',
];

/** Lies in the build itself, so that a build by other means is never taken for this one. */
const STAMP = 'dist/.sources-sha256';

/**
 * Builds the app into `dist/` unless the build there was made of the very sources that are here.
 *
 * @returns whether it had to be built
 */
export async function ensureBuilt(onBuild: () => void = () => {}): Promise<boolean> {
  const current = await hashSources();
  const built = await readFile(join(projectFolder, STAMP), 'utf8').catch(() => '');
  if (built === current) return false;
  onBuild();
  await build();
  await writeFile(join(projectFolder, STAMP), current);
  return true;
}

/** In a process of its own: under Vitest NODE_ENV is "test", which is no production build. */
async function build(): Promise<void> {
  const vite = join(projectFolder, 'node_modules/vite/bin/vite.js');
  const environment = { ...process.env, NODE_ENV: 'production' };
  const exitCode = await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'error'], {
      cwd: projectFolder,
      env: environment,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('error', reject);
    child.on('exit', resolve);
  });
  if (exitCode !== 0) throw new CommandError('The app could not be built; see above.');
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const path of await filesOf(source)) {
      hash.update(`${path}\0`);
      hash.update(await readFile(join(projectFolder, path)));
    }
  }
  return hash.digest('hex');
}

/** The files of a folder in a fixed order, a file itself, or nothing where there is nothing. */
async function filesOf(source: string): Promise<string[]> {
  const entries = await readdir(join(projectFolder, source), {
    recursive: true,
    withFileTypes: true,
  }).catch((error: unknown) => (isMissing(error) ? [] : null));
  if (entries === null) return [source];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(projectFolder.length))
    .toSorted();
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
