import type { QueuedClip, QueuedClipState } from '../../app/queue/queued-clip';

/** "1 being made, 2 waiting": how many clips stand how. */
export function queueSummary(entries: readonly QueuedClip[]): string {
  const kinds = ['running', 'waiting', 'interrupted', 'failed', 'made'] as const;
  return kinds
    .map((kind) => ({ kind, count: entries.filter(({ state }) => state.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${kindText[kind]}`)
    .join(', ');
}

const kindText: Readonly<Record<QueuedClipState['kind'], string>> = {
  running: 'being made',
  waiting: 'waiting',
  interrupted: 'interrupted',
  failed: 'failed',
  made: 'ready',
};

/** What the clip is called in the list. */
export function queuedClipTitle({ settings, photo }: QueuedClip): string {
  return settings.prompt || photo.name;
}

/** How far a clip had come when the page closed. */
export function interruptionText({ interruptions }: QueuedClip): string {
  if (interruptions === 0) return 'Was waiting';
  if (interruptions === 1) return 'Was being made';
  return `The page closed ${interruptions} times while it was made: it may be too large`;
}
