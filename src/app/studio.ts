import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { SequenceClient } from '../client/sequence-client';
import type { PacksClient } from '../client/packs-client';
import type { StudioClient } from '../client/studio-client';
import type { Failure, Result } from '../contract/result';
import { initialDraft } from './clip-draft';
import { createCodecState, type CodecState } from './codec-state';
import { createDraftState, type DraftState } from './draft-state';
import { createEstimates, type Estimates } from './estimate-state';
import type { FinishedClip } from './job/job';
import { createJobState, type JobState } from './job-state';
import type { Job } from './job/job';
import { createLetterKeys, type LetterKeys } from './letter-keys';
import { createLibrary, type Library } from './library/library';
import type { LibraryStore } from './library/library-store';
import { createPhotoDigest } from './library/photo-digest';
import { createReloadWarning } from './library/reload-warning';
import { createSetupState } from './library/setup';
import { createLive, type Live } from './live';
import { lowerSettings } from './lower-settings';
import { createMaking, type Making } from './making';
import { createMaskState, type MaskState } from './mask-state';
import { createOpening, type Opening } from './opening';
import { createPackChoice } from './packs/pack-choice';
import { createPacksState, type PacksState } from './packs/packs-state';
import type { PageOptions } from './page-options';
import type { Photo } from './photo/photo';
import { createPhotoState, type PhotoState } from './photo-state';
import type { PreviewStatus } from './preview-state';
import { createPromptHistory, type PromptHistory } from './prompt/prompt-history';
import { createQueueKeeper, type QueueKeeper } from './queue/queue-keeper';
import type { QueueStore } from './queue/queue-store';
import { createClipReview } from './review/clip-review';
import { samples, type Sample } from './samples';
import { createSequenceEditor, type SequenceEditor } from './sequence/sequence-editor';
import type { SequenceStore } from './sequence/sequence-store';
import { createSeenPhoto, type SeenPhoto } from './seen-photo';
import { createSourceCheck, type SourceCheckState } from './source-check-state';
import { createStageState, type StageState } from './stage-state';
import { createStageView, type StageView, type StageViewState } from './stage-view';
import type { TextStore } from './text-store';
import { createThemeState, type ThemeState } from './theme-state';
import { createToastState, type ToastState } from './toast-state';

/** The whole of the app's state, and everything that a person can do. */
export interface Studio
  extends Making, Live, Opening, Pick<StageViewState, 'view' | 'show' | 'turnToPhoto'> {
  readonly photo: PhotoState;
  readonly source: SourceCheckState;
  readonly seen: ReadonlySignal<SeenPhoto | null>;
  readonly draft: DraftState;
  readonly mask: MaskState;
  readonly prompts: PromptHistory;
  readonly jobs: JobState;
  readonly stage: StageState;
  readonly codecs: CodecState;
  readonly estimates: Estimates;
  readonly theme: ThemeState;
  readonly letterKeys: LetterKeys;
  readonly packs: PacksState;
  readonly library: Library;
  readonly sequence: SequenceEditor;
  readonly queueKeeper: QueueKeeper;
  readonly toasts: ToastState;
  /** What keeps this browser from making clips, known before anything is asked for. */
  readonly missing: ReadonlySignal<Failure | null>;
  /** Parameters of the address that were not understood, a sentence each. */
  readonly addressProblems: readonly string[];
  readonly samples: readonly Sample[];
  /** Opens the device and brings back what was left behind; call once. */
  start(): Promise<void>;
  /** One step down in size, then in what the networks see. */
  lowerSettings(): void;
  /** Brings a clip's photo and settings onto Live and opens the review; false where it cannot. */
  reviewClip(clip: FinishedClip): Promise<boolean>;
}

/** What the studio is made of; the composition root supplies it. */
export interface StudioTools {
  readonly client: StudioClient;
  readonly packs: PacksClient;
  readonly page: PageOptions;
  readonly missing: Failure | null;
  readonly store: TextStore;
  readonly library: LibraryStore;
  readonly queueStore: QueueStore;
  readonly sequenceClient: SequenceClient;
  readonly sequenceStore: SequenceStore;
  readonly storage: StorageManager;
  /** Whether the person asks pages to fetch little. */
  readonly savesData: boolean;
  readonly openPhoto: (file: Blob, name: string) => Promise<Result<Photo>>;
  readonly now: () => number;
  readonly randomSeed: () => number;
}

/** Puts the parts of the state together. */
export function createStudio(tools: StudioTools): Studio {
  const { client, page, store, randomSeed } = tools;
  const photo = createPhotoState(tools.openPhoto);
  const shipped = { ...initialDraft(randomSeed()), ...page.draft };
  const draft = createDraftState(photo.photo, shipped, tools.now);
  const toasts = createToastState();
  const mask = createMaskState(draft, photo.photo, toasts);
  const choice = createPackChoice(page, store);
  const options = computed(() => ({ ...page.studio, packUrl: choice.packUrl.value }));
  const digest = createPhotoDigest();
  const jobs = createJobState({ client, options, choice, digest, store, now: tools.now });
  const codecs = createCodecState({ client, draft, device: jobs.device });
  const prompts = createPromptHistory(store);
  const view = signal<StageView>('photo');
  const missing = signal(tools.missing);
  const warnOfReload = createReloadWarning(toasts);
  const shared = { client, jobs, photo, draft, mask, digest, toasts, warnOfReload, randomSeed };

  const making = createMaking({
    ...shared,
    codecs,
    prompts,
    view,
    missing,
    openPhoto: tools.openPhoto,
    async keep(made, source) {
      if (page.isKept) await library.keep(made, source);
    },
  });
  const stage = createStageView({
    view,
    store,
    photo: photo.photo,
    clip: jobs.clip,
    movesUnasked: () => page.isKept && missing.peek() === null && !tools.savesData,
    endWatch: making.keepWorking,
  });
  const showStage = stage.turnTo;
  const live = createLive({ ...shared, showLive: () => showStage('live') });
  const seen = createSeenPhoto(photo.photo, draft, live.preview);

  function restart(): void {
    client.dispose();
    void jobs.openDevice();
    // The canvas went with its worker.
    live.preview.retry();
  }

  const packs = createPacksState({
    client: tools.packs,
    choice,
    linkedPackUrl: page.linkedPackUrl,
    storage: tools.storage,
    isBusy: making.isBusy,
    restart,
    leaveLive() {
      if (view.peek() === 'live') showStage('photo');
    },
  });

  const setup = createSetupState({ photo, draft, showStage });
  const library = createLibrary({
    ...tools,
    ...shared,
    setup,
    showStage,
    store: tools.library,
    clock: Date.now,
    makeAnother: making.makeAnother,
    clear() {
      const bringBack = making.queue.dropInterrupted();
      photo.clear();
      draft.load(initialDraft(randomSeed()), null);
      showStage('photo');
      jobs.settle();
      return bringBack;
    },
  });

  const sequence = createSequenceEditor({
    ...shared,
    library,
    showStage,
    client: tools.sequenceClient,
    store: tools.sequenceStore,
    setup,
    isKept: page.isKept,
    now: tools.now,
  });

  const queueKeeper = createQueueKeeper({
    ...shared,
    queue: making.queue,
    store: tools.queueStore,
  });

  return {
    ...making,
    ...live,
    ...createOpening({ photo, draft, jobs, library, stage }),
    view,
    show: stage.show,
    turnToPhoto: stage.turnToPhoto,
    photo,
    source: createSourceCheck(photo.photo, draft, seen),
    seen,
    draft,
    mask,
    prompts,
    jobs,
    stage: createStageState(tools.now),
    codecs,
    estimates: createEstimates({ store, draft, jobs, choice }),
    theme: createThemeState(store),
    letterKeys: createLetterKeys(store),
    packs,
    library,
    sequence,
    queueKeeper,
    toasts,
    missing,
    addressProblems: page.problems,
    samples,
    reviewClip: createClipReview({
      ...shared,
      setup,
      openReview: () => live.review.setOpen(true),
      showLive: () => showStage('live'),
    }),
    async start() {
      void library.start();
      if (page.isKept && isSecureContext) void queueKeeper.start();
      void sequence.start();
      if (packs.linked.packUrl.peek() !== null) void packs.open();
      if (missing.value) return;
      const failure = await jobs.openDevice();
      // Other failures may pass; Animate tries again and tells.
      if (failure?.code === 'no-webgpu' || failure?.code === 'stale-worker') {
        missing.value = failure;
      }
    },
    lowerSettings() {
      lowerSettings(draft);
      // The heap of WebAssembly never shrinks: only another worker has room again.
      const states = [jobs.job.peek(), live.preview.status.peek()];
      if (states.some(hasRunOut) && !making.isBusy.peek()) restart();
      jobs.settle();
    },
  };
}

function hasRunOut(state: Job | PreviewStatus): boolean {
  return state.kind === 'failed' && state.failure.code === 'out-of-memory';
}
