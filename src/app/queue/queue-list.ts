import type { QueuedClip, QueuedClipState } from './queued-clip';

type Entries = readonly QueuedClip[];

/** The clip whose turn it is. */
export function nextWaiting(entries: Entries): QueuedClip | null {
  return entries.find(({ state }) => state.kind === 'waiting') ?? null;
}

/** The list with one clip in another state. */
export function withState(entries: Entries, id: string, state: QueuedClipState): Entries {
  return entries.map((entry) => (entry.id === id ? { ...entry, state } : entry));
}

/** The list with all that were interrupted waiting for their turn. */
export function withInterruptedWaiting(entries: Entries): Entries {
  return entries.map((entry) =>
    entry.state.kind === 'interrupted' ? { ...entry, state: { kind: 'waiting' } } : entry,
  );
}

/** Those that were interrupted, and the others. */
export function partedByInterruption(
  entries: Entries,
): readonly [interrupted: Entries, others: Entries] {
  const isInterrupted = ({ state }: QueuedClip): boolean => state.kind === 'interrupted';
  return [entries.filter(isInterrupted), entries.filter((entry) => !isInterrupted(entry))];
}

/** The list without one clip. */
export function without(entries: Entries, id: string): Entries {
  return entries.filter((entry) => entry.id !== id);
}

/** Whether a clip can be moved before (-1) or behind (1) another one that waits. */
export function canMove(entries: Entries, id: string, by: -1 | 1): boolean {
  return neighbour(entries, id, by) !== null;
}

/** The list with a waiting clip before or behind the next one that waits; others keep their place. */
export function moved(entries: Entries, id: string, by: -1 | 1): Entries {
  const [clip, other] = [entries.find((entry) => entry.id === id), neighbour(entries, id, by)];
  if (!clip || !other) return entries;
  return entries.map((entry) => (entry === clip ? other : entry === other ? clip : entry));
}

function neighbour(entries: Entries, id: string, by: -1 | 1): QueuedClip | null {
  const waiting = entries.filter(({ state }) => state.kind === 'waiting');
  const at = waiting.findIndex((entry) => entry.id === id);
  return at === -1 ? null : (waiting[at + by] ?? null);
}
