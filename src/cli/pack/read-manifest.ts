import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkFamily } from '../../../workers/families/check-family';
import { parsePackManifest, type PackManifest } from '../../../workers/storage/pack-manifest';
import { CommandError } from '../command-error';

/** @throws CommandError where the file is not there or is no JSON */
export async function readJson(path: string): Promise<unknown> {
  try {
    const json: unknown = JSON.parse(await readFile(path, 'utf8'));
    return json;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(`${path} cannot be read: ${reason}`, { cause: error });
  }
}

/**
 * The manifest of a pack folder, checked by the app's own code.
 *
 * @throws CommandError in the app's words
 */
export async function readManifest(folder: string): Promise<PackManifest> {
  return checkManifest(await readJson(join(folder, 'pack.json')));
}

/** @throws CommandError in the app's words */
export function checkManifest(json: unknown): PackManifest {
  try {
    const manifest = parsePackManifest(json);
    checkFamily(manifest);
    return manifest;
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
}
