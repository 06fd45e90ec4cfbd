import { byteText } from './byte-text';

/** Why the library could not be written or read, in a sentence for the person. */
export class StorageError extends Error {}

/** What the browser says about storage; injected for tests. */
export type QuotaSource = Pick<StorageManager, 'estimate'>;

/**
 * Runs a task on the database; whatever fails is worded.
 *
 * @throws StorageError with what is used and allowed where the space is used up
 */
export async function storageGuard<T>(quota: QuotaSource, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (cause) {
    throw new StorageError(await wordsFor(quota, cause), { cause });
  }
}

async function wordsFor(quota: QuotaSource, cause: unknown): Promise<string> {
  const name = cause instanceof DOMException ? cause.name : '';
  if (name === 'QuotaExceededError') {
    const { usage, quota: allowed } = await quota.estimate();
    return `There is no room left: ${amount(usage)} of ${amount(allowed)} that the browser allows are used. Delete clips that you have downloaded, or free space on this device.`;
  }
  if (name === 'NotReadableError' || name === 'NotFoundError') {
    return 'The photo’s file has been changed or moved since it was opened. Open it again.';
  }
  return 'This browser keeps nothing for this page, as in some private windows. Open it in a normal window, or allow site data.';
}

function amount(bytes: number | undefined): string {
  return bytes === undefined ? 'an unknown amount' : byteText(bytes);
}
