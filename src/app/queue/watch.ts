import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Failure } from '../../contract/result';
import type { FinishedClip } from '../job/job';
import type { JobState } from '../job-state';
import type { StageView } from '../stage-view';
import type { ToastState } from '../toast-state';
import type { ClipQueue } from './clip-queue';
import type { QueuedClip } from './queued-clip';
import { nextWaiting } from './queue-list';

/**
 * Who asks for a clip and then does nothing else waits for it: it comes onto the stage. Who goes
 * on with something is told, and not torn from it.
 */
export interface Watch {
  readonly isOn: ReadonlySignal<boolean>;
  begin(id: string): void;
  /** The person has turned to something else. */
  end(): void;
  /** Shows the clip, or tells that it is ready. True if it is shown. */
  takesMade(made: FinishedClip, entry: QueuedClip): boolean;
  /** True if the person looks at it, so that the page tells; else it is told here. */
  takesFailed(failure: Failure, entry: QueuedClip): boolean;
  /** Puts a clip that is ready on the stage. */
  show(id: string): void;
}

export interface WatchTools {
  readonly queue: ClipQueue;
  readonly jobs: JobState;
  readonly toasts: ToastState;
  readonly view: Signal<StageView>;
  /** What is set: who changes it has gone on. */
  readonly settings: ReadonlySignal<unknown>;
}

export function createWatch({ queue, jobs, toasts, view, settings }: WatchTools): Watch {
  const watchedId = signal<string | null>(null);

  function end(): void {
    watchedId.value = null;
  }

  settings.subscribe(end);

  function show(id: string): void {
    const finished = queue.take(id);
    if (!finished) return;
    end();
    jobs.present(finished);
    view.value = 'clip';
  }

  return {
    isOn: computed(() => watchedId.value !== null && queue.running.value?.id === watchedId.value),
    begin(id) {
      watchedId.value = id;
      view.value = 'photo';
    },
    end,
    show,
    takesMade(made, { id, photo, settings: { prompt } }) {
      if (watchedId.peek() === id) {
        jobs.present(made);
        view.value = 'clip';
        return true;
      }
      const text = `Your clip is ready: ${prompt || photo.name}`;
      toasts.show({ tone: 'news', text, action: { label: 'Show', run: () => show(id) } });
      return false;
    },
    takesFailed(failure, { id }) {
      // The page tells of the last job alone.
      const isLast = nextWaiting(queue.entries.peek()) === null;
      if (watchedId.peek() === id && isLast) return true;
      toasts.show({
        tone: 'problem',
        text: `A clip of the queue could not be made. ${failure.message}`,
        action: { label: 'Try again', run: () => queue.retry(id) },
      });
      return false;
    },
  };
}
