import { computed, type ReadonlySignal, type Signal } from '@preact/signals';
import type { ClipSettings } from '../contract/clip';
import type { Failure, Result } from '../contract/result';
import { settingsOf } from './clip-draft';
import type { CodecState } from './codec-state';
import type { DraftState } from './draft-state';
import { isBusy, type FinishedClip } from './job/job';
import type { JobState } from './job-state';
import type { KeptSource } from './library/library-state';
import type { PhotoDigest } from './library/photo-digest';
import type { Photo } from './photo/photo';
import type { PhotoState } from './photo-state';
import type { PromptHistory } from './prompt/prompt-history';
import { createClipQueue, type ClipQueue } from './queue/clip-queue';
import { createWatch } from './queue/watch';
import { isSameSettings } from './same-settings';
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
   * Asks for a clip of what is set, as it was seen live; an open seed is drawn anew where that
   * very clip was asked for before. Resolves when it is made, has failed or was cancelled.
   */
  animate(): Promise<void>;
  /** The photo and words of the clip on the stage, else those that are set, with another seed. */
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
  readonly digest: PhotoDigest;
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
  const { jobs, photo, draft, codecs, digest, prompts, toasts, view, missing } = tools;

  const queue = createClipQueue({
    jobs,
    photo: photo.photo,
    openPhoto: tools.openPhoto,
    keep: (made, { id, thumbnail }) => patiently(tools.keep(made, { id, thumbnail })),
    takesMade: (made, entry) => watch.takesMade(made, entry),
    takesFailed: (failure, entry) => watch.takesFailed(failure, entry),
  });
  const whatIsSet = computed(() => [draft.draft.value, draft.crop.value]);
  const watch = createWatch({ queue, jobs, toasts, view, settings: whatIsSet });

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

  /** A failed clip may be tried again as it was; any other would come out the same once more. */
  function isAskedFor({ file }: Photo, settings: ClipSettings): boolean {
    const asked = queue.entries.peek().filter(({ state }) => state.kind !== 'failed');
    const shown = jobs.clip.peek();
    const made = shown ? [{ photo: shown.photo, settings: shown.clip.record.settings }] : [];
    return [...asked, ...made].some(
      (one) => one.photo.file === file && isSameSettings(one.settings, settings),
    );
  }

  /** The clip on the stage, where its photo is not the one that is set. */
  async function clipOfElse(): Promise<FinishedClip | null> {
    const shown = jobs.clip.peek();
    if (view.peek() !== 'clip' || !shown) return null;
    return (await digest.isSame(photo.photo.peek()?.file, shown.photo.file)) ? null : shown;
  }

  /** What is set stays as it is: the person is at something else. */
  async function makeLike({ photo: source, clip }: FinishedClip): Promise<void> {
    const opened = await tools.openPhoto(source.file, source.name);
    if (!opened.ok) return toasts.show({ tone: 'problem', text: opened.failure.message });
    const id = queue.add(opened.value, { ...clip.record.settings, seed: tools.randomSeed() });
    opened.value.bitmap.close();
    await queue.ended(id);
  }

  return {
    queue,
    isBusy: computed(() => isBusy(jobs.job.value)),
    isWatching: watch.isOn,
    canAnimate,
    async animate() {
      const [source, crop] = [photo.photo.peek(), draft.crop.peek()];
      const { isSeedLocked } = draft.draft.peek();
      if (!canAnimate.peek() || !source || !crop) return;
      if (!isSeedLocked && isAskedFor(source, settingsOf(draft.draft.peek(), crop))) rollSeed();
      await enqueue();
    },
    async makeAnother() {
      const other = await clipOfElse();
      if (other && missing.peek() === null) return makeLike(other);
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
