import { StudioError } from '../studio-error';

/** What the browser says about storage; injected for tests. */
export type QuotaSource = Pick<StorageManager, 'estimate'>;

/** @throws StudioError `storage-full` if so many bytes more are more than the browser allows */
export async function requireSpace(quota: QuotaSource, sizeBytes: number): Promise<void> {
  const { usage = 0, quota: allowed } = await quota.estimate();
  if (allowed !== undefined && usage + sizeBytes > allowed) {
    throw storageFull(usage, allowed, sizeBytes);
  }
}

/**
 * Runs a task on the database; whatever fails is worded.
 *
 * @throws StudioError `storage-full` or `storage-unavailable`
 */
export async function quotaGuard<T>(quota: QuotaSource, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (cause) {
    if (cause instanceof StudioError) throw cause;
    if (cause instanceof DOMException && cause.name === 'QuotaExceededError') {
      const { usage, quota: allowed } = await quota.estimate();
      throw storageFull(usage, allowed, undefined, cause);
    }
    throw new StudioError(
      'storage-unavailable',
      'This browser does not let Enliven store its model, as in some private windows. Open the page in a normal window.',
      'none',
      { cause },
    );
  }
}

function storageFull(
  usedBytes: number | undefined,
  allowedBytes: number | undefined,
  neededBytes?: number,
  cause?: unknown,
): StudioError {
  const needed = neededBytes === undefined ? '' : ` and ${megabytes(neededBytes)} more are needed`;
  return new StudioError(
    'storage-full',
    `There is not enough space for the model: ${megabytes(usedBytes)} of ${megabytes(allowedBytes)} that the browser allows are used${needed}. Free some space and try again.`,
    'free-space',
    { cause },
  );
}

function megabytes(bytes: number | undefined): string {
  return bytes === undefined ? 'an unknown amount' : `${Math.ceil(bytes / 1e6)} MB`;
}
