import type { QueuedClip, QueuedClipState } from '../../app/queue/queued-clip';

/** "1 being made, 2 waiting": how many clips stand how. */
export function queueSummary(entries: readonly QueuedClip[]): string {
  const kinds = ['running', 'waiting', 'failed', 'made'] as const;
  return kinds
    .map((kind) => ({ kind, count: entries.filter(({ state }) => state.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${kindText[kind]}`)
    .join(', ');
}

const kindText: Readonly<Record<QueuedClipState['kind'], string>> = {
  running: 'being made',
  waiting: 'waiting',
  failed: 'failed',
  made: 'ready',
};

/** What the clip is called in the list. */
export function queuedClipTitle({ settings, photo }: QueuedClip): string {
  return settings.prompt || photo.name;
}
