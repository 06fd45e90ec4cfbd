import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { CommandError } from '../command-error';

/**
 * Every file under a folder, as a manifest writes paths: relative, with slashes, in order.
 *
 * @throws CommandError where there is no such folder
 */
export async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (cause: unknown) => {
      throw new CommandError(`There is no folder ${folder}.`, { cause });
    },
  );
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}
