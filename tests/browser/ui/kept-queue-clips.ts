import { createStore, entries } from 'idb-keyval';
import { expect, vi } from 'vitest';
import { parseSavedQueue, type SavedQueueClip } from '../../../src/app/queue/saved-queue-clip';

/** What a page's database holds of the queue. */
export async function keptQueueClips(database: string): Promise<readonly SavedQueueClip[]> {
  const kept = await entries<string, unknown>(createStore(database, 'library'));
  return kept
    .filter(([key]) => key.startsWith('queue/'))
    .flatMap(([, list]) => parseSavedQueue(list));
}

/** Waits until it holds so many. */
export async function untilQueueKept(database: string, count: number): Promise<void> {
  await vi.waitFor(async () => expect(await keptQueueClips(database)).toHaveLength(count));
}
