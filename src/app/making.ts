import { computed, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Failure, Result } from '../contract/result';
import { settingsOf } from './clip-draft';
import type { CodecState } from './codec-state';
import type { DraftState } from './draft-state';
import { isBusy, type FinishedClip } from './job/job';
import type { JobState } from './job-state';
import type { KeptSource } from './library/library-state';
import type { Photo } from './photo/photo';
import type { PhotoState } from './photo-state';
import type { PromptHistory } from './prompt/prompt-history';
import { createClipQueue, type ClipQueue } from './queue/clip-queue';
import { createWatch } from './queue/watch';
import type { StageView } from './stage-view';
import type { ToastState } from './toast-state';

/** From what is set to a clip: asking for it, waiting for it, being told. */
export interface Making {
  readonly queue: ClipQueue;
  /** Whether a clip is being made. */
  readonly isBusy: ReadonlySignal<boolean>;
  /** Whether the person has done nothing else since they asked for the clip being made. */
  readonly isWatching: ReadonlySignal<boolean>;
  readonly canAnimate: ReadonlySignal<boolean>;
  /**
   * Asks for a clip of what is set; an open seed that has been used is drawn anew. Resolves when
   * it is made, has failed or was cancelled.
   */
  animate(): Promise<void>;
  /** The same photo and words with another seed. */
  makeAnother(): Promise<void>;
  /** Goes on with photo and settings while the clip is made. */
  keepWorking(): void;
  /** Puts a clip of the queue that is ready on the stage. */
  showMade(id: string): void;
  /** Takes what a visit before has left off the queue; can be undone. */
  removeInterrupted(): void;
  cancel(): void;
  rollSeed(): void;
}

export interface MakingTools {
  readonly jobs: JobState;
  readonly photo: PhotoState;
  readonly draft: DraftState;
  readonly codecs: CodecState;
  readonly prompts: PromptHistory;
  readonly toasts: ToastState;
  readonly view: Signal<StageView>;
  readonly missing: ReadonlySignal<Failure | null>;
  readonly openPhoto: (file: Blob, name: string) => Promise<Result<Photo>>;
  readonly randomSeed: () => number;
  /** Keeps what was made; is waited for, within reason. */
  readonly keep: (made: FinishedClip, source: KeptSource) => Promise<void>;
}

/** A slow disk does not hold a clip back for longer. */
const KEEPING_PATIENCE_MS = 2000;

/** Puts the queue, and who waits for it, behind the one button. */
export function createMaking(tools: MakingTools): Making {
  const { jobs, photo, draft, codecs, prompts, toasts, view, missing } = tools;

  const queue = createClipQueue({
    jobs,
    photo: photo.photo,
    openPhoto: tools.openPhoto,
    keep: (made, { id, photo: source, thumbnail }) =>
      patiently(tools.keep(made, { id, photo: { ...source, thumbnail } })),
    takesMade: (made, entry) => watch.takesMade(made, entry),
    takesFailed: (failure, entry) => watch.takesFailed(failure, entry),
  });
  const settings = computed(() => [draft.draft.value, draft.crop.value]);
  const watch = createWatch({ queue, jobs, toasts, view, settings });

  const canAnimate = computed(
    () =>
      photo.photo.value !== null &&
      missing.value === null &&
      codecs.problem.value === null &&
      // Or the photo that is about to go would be animated.
      !photo.isOpening.value &&
      Object.keys(draft.problems.value).length === 0,
  );

  function rollSeed(): void {
    draft.change({ seed: tools.randomSeed() });
  }

  async function enqueue(): Promise<void> {
    const source = photo.photo.peek();
    const crop = draft.crop.peek();
    if (!canAnimate.peek() || !source || !crop) return;
    prompts.remember(draft.draft.peek().prompt);
    const isFirst = queue.running.peek() === null;
    const id = queue.add(source, settingsOf(draft.draft.peek(), crop));
    if (isFirst) watch.begin(id);
    await queue.ended(id);
  }

  /** A failed clip may be tried again as it was; every other one has used its seed. */
  function isSeedUsed(seed: number): boolean {
    const asked = queue.entries.peek().filter(({ state }) => state.kind !== 'failed');
    const shown = jobs.clip.peek()?.clip.record.settings;
    return [...asked.map((entry) => entry.settings), shown].some((used) => used?.seed === seed);
  }

  return {
    queue,
    isBusy: computed(() => isBusy(jobs.job.value)),
    isWatching: watch.isOn,
    canAnimate,
    async animate() {
      const { seed, isSeedLocked } = draft.draft.peek();
      if (isSeedUsed(seed) && !isSeedLocked && canAnimate.peek()) rollSeed();
      await enqueue();
    },
    async makeAnother() {
      if (!canAnimate.peek()) return;
      rollSeed();
      await enqueue();
    },
    keepWorking: watch.end,
    showMade: watch.show,
    removeInterrupted() {
      const bringBack = queue.dropInterrupted();
      toasts.show({
        tone: 'news',
        text: 'What was interrupted is off the queue.',
        action: { label: 'Undo', run: bringBack },
      });
    },
    cancel: jobs.cancel,
    rollSeed,
  };
}

/** Waits for a task, but not for ever; it goes on by itself. */
function patiently(task: Promise<void>): Promise<void> {
  const waiting = new Promise<void>((resolve) => setTimeout(resolve, KEEPING_PATIENCE_MS));
  return Promise.race([task, waiting]);
}
