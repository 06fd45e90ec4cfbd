import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { SequenceClient } from '../client/sequence-client';
import type { PacksClient } from '../client/packs-client';
import type { StudioClient } from '../client/studio-client';
import type { Failure, Result } from '../contract/result';
import { createCameraState, type CameraState } from './camera/camera-state';
import { initialDraft, settingsOf } from './clip-draft';
import { createCameraStripsState, type CameraStripsState } from './camera-strips-state';
import { createCodecState, type CodecState } from './codec-state';
import { createDraftState, type DraftState } from './draft-state';
import { createEstimates, type Estimates } from './estimate-state';
import { isBusy } from './job/job';
import { createJobState, type JobState } from './job-state';
import { createLetterKeys, type LetterKeys } from './letter-keys';
import { createLibrary, type Library } from './library/library';
import type { LibraryStore } from './library/library-store';
import { createSetupState } from './library/setup';
import { sizeNames } from './output-size';
import { createMaskState, type MaskState } from './mask-state';
import { createPaintedMask, type PaintedMask } from './painted-mask';
import { createPackChoice } from './packs/pack-choice';
import { createPacksState, type PacksState } from './packs/packs-state';
import type { PageOptions } from './page-options';
import type { Photo } from './photo/photo';
import { createPhotoState, type PhotoState } from './photo-state';
import { createPromptHistory, type PromptHistory } from './prompt/prompt-history';
import { createClipQueue, type ClipQueue } from './queue/clip-queue';
import { createWatch } from './queue/watch';
import { samples, type Sample } from './samples';
import { previewSettingsOf } from './preview-settings';
import { createPreviewState, type PreviewState } from './preview-state';
import { createSequenceEditor, type SequenceEditor } from './sequence/sequence-editor';
import type { SequenceStore } from './sequence/sequence-store';
import { createReviewState, type ReviewState } from './review/review-state';
import { createRegionTool, type RegionTool } from './region-tool';
import { createStageState, type StageState } from './stage-state';
import { createSourceCheck, type SourceCheckState } from './source-check-state';
import type { TextStore } from './text-store';
import { createThemeState, type ThemeState } from './theme-state';
import { createToastState, type ToastState } from './toast-state';
import { createVariationsState, type VariationsState } from './variations-state';

/** What the stage shows: the photo with its crop frame, the photo as it will move, or the clip. */
export type StageView = 'photo' | 'live' | 'clip';

/** The whole of the app's state, and everything that a person can do. */
export interface Studio {
  readonly photo: PhotoState;
  readonly source: SourceCheckState;
  readonly draft: DraftState;
  readonly mask: MaskState;
  readonly camera: CameraState;
  /** What the strokes come to; null where nothing is painted. */
  readonly paintedMask: ReadonlySignal<PaintedMask | null>;
  readonly regions: RegionTool;
  readonly prompts: PromptHistory;
  readonly jobs: JobState;
  readonly queue: ClipQueue;
  readonly preview: PreviewState;
  readonly review: ReviewState;
  readonly cameraStrips: CameraStripsState;
  readonly variations: VariationsState;
  readonly stage: StageState;
  readonly codecs: CodecState;
  readonly estimates: Estimates;
  readonly theme: ThemeState;
  readonly letterKeys: LetterKeys;
  readonly packs: PacksState;
  readonly library: Library;
  readonly sequence: SequenceEditor;
  readonly toasts: ToastState;
  readonly view: ReadonlySignal<StageView>;
  /** What keeps this browser from making clips, known before anything is asked for. */
  readonly missing: ReadonlySignal<Failure | null>;
  /** Whether a clip is being made. */
  readonly isBusy: ReadonlySignal<boolean>;
  /** Whether the person has done nothing else since they asked for the clip being made. */
  readonly isWatching: ReadonlySignal<boolean>;
  readonly canAnimate: ReadonlySignal<boolean>;
  /** Parameters of the address that were not understood, a sentence each. */
  readonly addressProblems: readonly string[];
  readonly samples: readonly Sample[];
  /** Opens the device and brings back what was left behind; call once. */
  start(): Promise<void>;
  /** A photo, a project, or a clip whose settings are wanted back. */
  openFile(file: Blob, name: string): Promise<void>;
  openSample(sample: Sample): Promise<void>;
  show(view: StageView): void;
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
  cancel(): void;
  rollSeed(): void;
  /** One step down in size, then in what the networks see. */
  lowerSettings(): void;
}

/** What the studio is made of; the composition root supplies it. */
export interface StudioTools {
  readonly client: StudioClient;
  readonly packs: PacksClient;
  readonly page: PageOptions;
  readonly missing: Failure | null;
  readonly store: TextStore;
  readonly library: LibraryStore;
  readonly sequenceClient: SequenceClient;
  readonly sequenceStore: SequenceStore;
  readonly storage: StorageManager;
  readonly openPhoto: (file: Blob, name: string) => Promise<Result<Photo>>;
  readonly now: () => number;
  readonly randomSeed: () => number;
}

/** Where the stage chosen last is remembered. */
const STAGE_KEY = 'enliven.stage';

/** A slow disk does not hold a clip back for longer. */
const KEEPING_PATIENCE_MS = 2000;

/** Puts the parts of the state together. */
export function createStudio(tools: StudioTools): Studio {
  const photo = createPhotoState(tools.openPhoto);
  const draft = createDraftState(
    photo.photo,
    { ...initialDraft(tools.randomSeed()), ...tools.page.draft },
    tools.now,
  );
  const mask = createMaskState(draft, photo.photo);
  const toasts = createToastState();
  const choice = createPackChoice(tools.page, tools.store);
  const jobs = createJobState({
    client: tools.client,
    options: computed(() => ({ ...tools.page.studio, packUrl: choice.packUrl.value })),
    choice,
    store: tools.store,
    now: tools.now,
  });
  const previewed = {
    client: tools.client,
    photo: photo.photo,
    // One graphics processor: a clip comes first.
    isHeld: computed(() => isBusy(jobs.job.value)),
    settings: computed(() => {
      const crop = draft.crop.value;
      const isSoftware = jobs.device.value?.isSoftwareAdapter ?? true;
      return crop && previewSettingsOf(draft.draft.value, crop, isSoftware);
    }),
  };
  const preview = createPreviewState(previewed);
  const paintedMask = createPaintedMask(draft, mask, preview.regionMap);
  const regions = createRegionTool(draft, mask, paintedMask, preview.regionMap);
  const codecs = createCodecState({ client: tools.client, draft, device: jobs.device });
  const prompts = createPromptHistory(tools.store);
  const view = signal<StageView>('photo');
  const missing = signal(tools.missing);
  const busy = computed(() => isBusy(jobs.job.value));
  const canAnimate = computed(
    () =>
      photo.photo.value !== null &&
      missing.value === null &&
      codecs.problem.value === null &&
      // Or the photo that is about to go would be animated.
      !photo.isOpening.value &&
      Object.keys(draft.problems.value).length === 0,
  );

  const packs = createPacksState({
    client: tools.packs,
    choice,
    storage: tools.storage,
    isBusy: busy,
    restart() {
      tools.client.dispose();
      void jobs.openDevice();
      // The canvas went with its worker.
      preview.retry();
    },
  });

  function rollSeed(): void {
    draft.change({ seed: tools.randomSeed() });
  }

  const queue = createClipQueue({
    jobs,
    photo: photo.photo,
    openPhoto: tools.openPhoto,
    async keep(made, { photo: source, thumbnail }) {
      if (tools.page.isKept) await patiently(library.keep(made, { ...source, thumbnail }));
    },
    takesMade: (made, entry) => watch.takesMade(made, entry),
    takesFailed: (failure, entry) => watch.takesFailed(failure, entry),
  });
  const watch = createWatch({
    queue,
    jobs,
    toasts,
    view,
    settings: computed(() => [draft.draft.value, draft.crop.value]),
  });

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
    return [...asked.map(({ settings }) => settings), shown].some((used) => used?.seed === seed);
  }

  async function makeAnother(): Promise<void> {
    if (!canAnimate.peek()) return;
    rollSeed();
    await enqueue();
  }

  function showStage(next: StageView): void {
    watch.end();
    view.value = next;
  }

  const variations = createVariationsState({
    ...previewed,
    draft,
    shown: preview.shown,
    randomSeed: tools.randomSeed,
    showLive: () => showStage('live'),
    showMade: preview.showMade,
  });

  const library = createLibrary({
    ...tools,
    store: tools.library,
    toasts,
    photo,
    draft,
    mask,
    jobs,
    clock: Date.now,
    makeAnother,
    showStage,
    clear() {
      watch.end();
      photo.clear();
      draft.load(initialDraft(tools.randomSeed()), null);
      view.value = 'photo';
      jobs.settle();
    },
  });

  const sequence = createSequenceEditor({
    client: tools.sequenceClient,
    store: tools.sequenceStore,
    library,
    setup: createSetupState({ photo, draft, mask, showStage }),
    jobs,
    toasts,
    isKept: tools.page.isKept,
    now: tools.now,
    showStage,
  });

  function afterOpening(wasOpened: boolean, left: () => unknown): void {
    if (!wasOpened) return;
    left();
    watch.end();
    // Who looks at photos moving wants the next one to move at once.
    view.value = tools.store.getItem(STAGE_KEY) === 'live' ? 'live' : 'photo';
    library.afterPhoto();
    jobs.settle();
  }

  return {
    photo,
    source: createSourceCheck(photo.photo, draft),
    draft,
    mask,
    camera: createCameraState(draft, preview),
    paintedMask,
    regions,
    prompts,
    jobs,
    queue,
    preview,
    review: createReviewState({ client: tools.client, preview, draft, mask }),
    cameraStrips: createCameraStripsState({
      ...previewed,
      shown: preview.shown,
      isHeldBack: variations.isMaking,
    }),
    variations,
    stage: createStageState(tools.now),
    codecs,
    estimates: createEstimates({ store: tools.store, draft, jobs, choice }),
    theme: createThemeState(tools.store),
    letterKeys: createLetterKeys(tools.store),
    packs,
    library,
    sequence,
    toasts,
    view,
    missing,
    isBusy: busy,
    isWatching: watch.isOn,
    canAnimate,
    addressProblems: tools.page.problems,
    samples,
    async start() {
      void library.start();
      void sequence.start();
      if (missing.value) return;
      const failure = await jobs.openDevice();
      // Other failures may pass; Animate tries again and tells.
      if (failure?.code === 'no-webgpu' || failure?.code === 'stale-worker') {
        missing.value = failure;
      }
    },
    async openFile(file, name) {
      if (await library.takes(file, name)) await library.takeFile(file, name);
      else {
        const left = library.leavePhoto();
        afterOpening(await photo.openFile(file, name), left);
      }
    },
    async openSample(sample) {
      const left = library.leavePhoto();
      const wasOpened = await photo.openAddress(sample.url, sample.fileName);
      afterOpening(wasOpened, left);
      const isUntouched = samples.some(({ prompt }) => prompt === draft.draft.peek().prompt);
      if (wasOpened && (isUntouched || draft.draft.peek().prompt === '')) {
        draft.change({ prompt: sample.prompt });
      }
    },
    show(next) {
      const isThere = {
        photo: true,
        live: photo.photo.peek() !== null,
        clip: jobs.clip.peek() !== null,
      };
      if (!isThere[next]) return;
      watch.end();
      view.value = next;
      if (next !== 'clip') tools.store.setItem(STAGE_KEY, next);
    },
    async animate() {
      const { seed, isSeedLocked } = draft.draft.peek();
      if (isSeedUsed(seed) && !isSeedLocked && canAnimate.peek()) rollSeed();
      await enqueue();
    },
    makeAnother,
    keepWorking: watch.end,
    showMade: watch.show,
    cancel: jobs.cancel,
    rollSeed,
    lowerSettings() {
      const { size, workingSizePixels } = draft.draft.peek();
      const at = size.kind === 'named' ? sizeNames.indexOf(size.name) : sizeNames.length;
      const smaller = sizeNames[at - 1];
      draft.together(() => {
        if (size.kind !== 'named') draft.chooseSize(size.kind === 'exact' ? '360p' : '540p');
        else if (smaller) draft.chooseSize(smaller);
        if (workingSizePixels > 256) draft.change({ workingSizePixels: 256 });
      });
      jobs.settle();
    },
  };
}

/** Waits for a task, but not for ever; it goes on by itself. */
function patiently(task: Promise<void>): Promise<void> {
  const waiting = new Promise<void>((resolve) => setTimeout(resolve, KEEPING_PATIENCE_MS));
  return Promise.race([task, waiting]);
}
