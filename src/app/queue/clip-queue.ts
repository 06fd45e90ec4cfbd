import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { failedResult } from '../../client/failed-result';
import type { ClipSettings } from '../../contract/clip';
import type { Failure, Result } from '../../contract/result';
import type { FinishedClip } from '../job/job';
import type { JobState } from '../job-state';
import { makeThumbnail } from '../library/make-thumbnail';
import type { Photo } from '../photo/photo';
import type { QueuedClip } from './queued-clip';
import {
  moved,
  nextWaiting,
  partedByInterruption,
  withInterruptedWaiting,
  withState,
  without,
} from './queue-list';

/** The clips that were asked for, made one after the other while the person goes on. */
export interface ClipQueue {
  /** In the order in which they are made. Cancelled ones go, and those that were looked at. */
  readonly entries: ReadonlySignal<readonly QueuedClip[]>;
  /** The one being made. */
  readonly running: ReadonlySignal<QueuedClip | null>;
  /** Adds a clip of the photo as it is now; returns its id. */
  add(photo: Photo, settings: ClipSettings): string;
  /** Resolves when the clip is made, has failed or is gone. */
  ended(id: string): Promise<void>;
  move(id: string, by: -1 | 1): void;
  /** Cancels the one being made, takes any other off the list. */
  remove(id: string): void;
  retry(id: string): void;
  /** Puts clips of a visit before in front. */
  restore(interrupted: readonly QueuedClip[]): void;
  /** Makes all that were interrupted, in their turn. */
  goOn(): void;
  /** Takes off the list all that were interrupted; what it returns brings them back. */
  dropInterrupted(): () => void;
  /** Takes a clip that is ready off the list, to be shown. */
  take(id: string): FinishedClip | null;
}

export interface ClipQueueTools {
  readonly jobs: JobState;
  /** The photo on the stage: it need not be decoded again. */
  readonly photo: ReadonlySignal<Photo | null>;
  readonly openPhoto: (file: Blob, name: string) => Promise<Result<Photo>>;
  /** Is waited for: what is told to be done outlives a reload. */
  readonly keep: (made: FinishedClip, entry: QueuedClip) => Promise<void>;
  /** Whether the person takes it at once; else it stays on the list. */
  readonly takesMade: (made: FinishedClip, entry: QueuedClip) => boolean;
  /** Whether the person is told of it elsewhere; else it stays on the list. */
  readonly takesFailed: (failure: Failure, entry: QueuedClip) => boolean;
}

export function createClipQueue(tools: ClipQueueTools): ClipQueue {
  const { jobs, photo, openPhoto, keep, takesMade, takesFailed } = tools;
  const entries = signal<readonly QueuedClip[]>([]);
  const running = computed(
    () => entries.value.find(({ state }) => state.kind === 'running') ?? null,
  );

  async function work(): Promise<void> {
    if (running.peek()) return;
    for (let next = nextWaiting(entries.peek()); next; next = nextWaiting(entries.peek())) {
      entries.value = withState(entries.peek(), next.id, { kind: 'running' });
      await make(next);
    }
  }

  async function make(entry: QueuedClip): Promise<void> {
    const made = await jobs.make(
      {
        photo: entry.photo,
        settings: entry.settings,
        takeBitmap: () => bitmapOf(entry.photo, photo.peek(), openPhoto),
      },
      (finished) => keep(finished, entry),
    );
    if (made.ok && !takesMade(made.value, entry)) {
      entries.value = withState(entries.peek(), entry.id, { kind: 'made', finished: made.value });
    } else if (isToldHere(made, entry)) {
      const { failure } = made;
      entries.value = withState(entries.peek(), entry.id, { kind: 'failed', failure });
    } else {
      entries.value = without(entries.peek(), entry.id);
    }
  }

  function isToldHere(
    made: Result<FinishedClip>,
    entry: QueuedClip,
  ): made is { readonly ok: false; readonly failure: Failure } {
    return !made.ok && made.failure.code !== 'cancelled' && !takesFailed(made.failure, entry);
  }

  function find(id: string): QueuedClip | undefined {
    return entries.peek().find((entry) => entry.id === id);
  }

  return {
    entries,
    running,
    add(source, settings) {
      const id = crypto.randomUUID();
      const { file, name } = source;
      // Drawn before anything is waited for: another photo may be opened at any time.
      const thumbnail = makeThumbnail(source.bitmap, settings.crop).catch(() => null);
      const entry: QueuedClip = {
        id,
        photo: { file, name },
        settings,
        thumbnail,
        state: { kind: 'waiting' },
        interruptions: 0,
      };
      entries.value = [...entries.peek(), entry];
      void work();
      return id;
    },
    ended: (id) =>
      new Promise((resolve) => {
        const stop = effect(() => {
          const kind = entries.value.find((entry) => entry.id === id)?.state.kind;
          if (kind === 'waiting' || kind === 'running') return;
          resolve();
          queueMicrotask(() => stop());
        });
      }),
    move(id, by) {
      entries.value = moved(entries.peek(), id, by);
    },
    remove(id) {
      const entry = find(id);
      if (entry?.state.kind === 'running') return jobs.cancel();
      if (entry?.state.kind === 'made') URL.revokeObjectURL(entry.state.finished.url);
      entries.value = without(entries.peek(), id);
    },
    retry(id) {
      if (find(id)?.state.kind !== 'failed') return;
      entries.value = withState(entries.peek(), id, { kind: 'waiting' });
      void work();
    },
    restore(interrupted) {
      entries.value = [...interrupted, ...entries.peek()];
    },
    goOn() {
      entries.value = withInterruptedWaiting(entries.peek());
      void work();
    },
    dropInterrupted() {
      const [dropped, others] = partedByInterruption(entries.peek());
      entries.value = others;
      return () => {
        entries.value = [...dropped, ...entries.peek()];
      };
    },
    take(id) {
      const state = find(id)?.state;
      if (state?.kind !== 'made') return null;
      entries.value = without(entries.peek(), id);
      return state.finished;
    },
  };
}

/** A bitmap to be given away. */
async function bitmapOf(
  { file, name }: QueuedClip['photo'],
  shown: Photo | null,
  openPhoto: ClipQueueTools['openPhoto'],
): Promise<Result<ImageBitmap>> {
  try {
    if (shown?.file === file) return { ok: true, value: await createImageBitmap(shown.bitmap) };
  } catch (error) {
    return failedResult(
      'out-of-memory',
      'There was not enough memory to hand the photo on. Close other tabs or take a smaller photo.',
      'retry',
      error,
    );
  }
  const opened = await openPhoto(file, name);
  return opened.ok ? { ok: true, value: opened.value.bitmap } : opened;
}
