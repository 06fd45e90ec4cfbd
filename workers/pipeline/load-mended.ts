import type { Progress } from '../../src/contract/progress';
import type { OpenPack } from '../storage/open-pack';
import { StudioError } from '../studio-error';

/**
 * Loads a model out of a pack. Where that fails and the pack turns out to be damaged, it is mended
 * and loaded once more: otherwise each try would meet the same damage.
 *
 * @throws what loading throws, or mending
 */
export async function loadMended<T>(
  pack: Pick<OpenPack, 'mend'>,
  load: () => Promise<T>,
  report: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<T> {
  try {
    return await load();
  } catch (error) {
    signal.throwIfAborted();
    if (!mayBeDamage(error) || !(await pack.mend(report, signal))) throw error;
    return load();
  }
}

/** Errors with words of their own are understood: only these two, and the unforeseen, may be it. */
function mayBeDamage(error: unknown): boolean {
  return !(error instanceof StudioError) || ['model-failed', 'pack-corrupt'].includes(error.code);
}
