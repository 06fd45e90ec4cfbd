import { StudioError } from '../studio-error';
import type { PackFile } from './pack-manifest';

/** @param reason ends the sentence "The model could not be downloaded: ..." */
export function unreachable(url: string, reason: string, cause?: unknown): StudioError {
  return new StudioError(
    'pack-unreachable',
    `The model could not be downloaded: ${reason}. Check your connection and try again; what has arrived is kept.`,
    'retry',
    { cause: cause ?? url },
  );
}

/** A file whose bytes are not those of its digests, however often it is fetched. */
export function corrupt(file: PackFile): StudioError {
  return new StudioError(
    'pack-corrupt',
    `The model file ${file.path} arrived damaged twice. Try again later; if it stays so, the server holds a wrong file.`,
    'retry',
  );
}
