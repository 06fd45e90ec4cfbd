import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { SequenceClient } from '../../client/sequence-client';
import { clipFileName } from '../job/clip-file-name';
import type { JobState } from '../job-state';
import type { KeptClip } from '../library/kept-clip';
import type { LibraryState } from '../library/library-state';
import type { SetupState } from '../library/setup';
import type { ReloadWarning } from '../library/reload-warning';
import type { ToastState } from '../toast-state';
import { createCarryOn } from './carrying-on';
import { createClipVideos } from './clip-videos';
import { createSequenceJob, type SequenceJobState } from './sequence-job';
import { createSequencePlayer, type SequencePlayer } from './sequence-player';
import { createPlan, cutOf, nameOf, planOf } from './sequence-plan';
import { createSequenceState, type SequenceState } from './sequence-state';
import { smallerSize } from './smaller-format';
import type { SequenceStore } from './sequence-store';

/** Clips in order: to be cut, looked at and written into one video. */
export interface SequenceEditor extends SequenceState {
  /** Whether it lies over the page. */
  readonly isOpen: ReadonlySignal<boolean>;
  readonly player: SequencePlayer;
  readonly job: SequenceJobState['job'];
  /** Whether what was made is what is set now: it may have been changed meanwhile. */
  readonly isMadeCurrent: ReadonlySignal<boolean>;
  open(): void;
  close(): void;
  /** Adds a clip from elsewhere on the page, and says so. */
  addAndTell(clip: KeptClip): void;
  /** Writes the sequence as it is now; where nobody looks when it ends, that is told. */
  assemble(): Promise<void>;
  /** Takes the next smaller size, and writes that. */
  assembleSmaller(): Promise<void>;
  cancel(): void;
  settle(): void;
  /** The file's name. */
  readonly fileName: ReadonlySignal<string>;
  /** Small pictures of a whole clip, evenly apart; none where it cannot be read. */
  filmStrip(clip: KeptClip, count: number): Promise<readonly ImageBitmap[]>;
  /**
   * Makes a clip's last frame the photo, with all that was set.
   *
   * @param outSeconds where the clip is cut off, exclusive: of what is left, the last frame
   */
  carryOn(clip: KeptClip, outSeconds?: number): Promise<void>;
}

export interface SequenceEditorTools {
  readonly client: SequenceClient;
  readonly store: SequenceStore;
  readonly library: LibraryState;
  readonly setup: SetupState;
  readonly jobs: JobState;
  readonly toasts: ToastState;
  readonly warnOfReload: ReloadWarning;
  readonly isKept: boolean;
  /** Milliseconds, running forward. */
  readonly now: () => number;
  readonly showStage: (view: 'photo') => void;
}

const STRIP_HEIGHT_PIXELS = 96;

/** Puts the parts of the sequence together. */
export function createSequenceEditor(tools: SequenceEditorTools): SequenceEditor {
  const { client, library, toasts } = tools;
  const state = createSequenceState({ ...tools, clips: library.clips });
  const videos = createClipVideos(library);
  const carryOn = createCarryOn({ ...tools, videos });
  const isOpen = signal(false);
  const plan = createPlan(state.view, isOpen, videos);
  const player = createSequencePlayer(client, plan);
  const writing = createSequenceJob(client, tools.now);
  const fileName = signal('sequence.mp4');
  effect(() => {
    const first = state.view.value.entries[0]?.clip;
    fileName.value = first ? sequenceFileName(first) : 'sequence.mp4';
  });
  const cut = computed(() => cutOf(state.view.value));
  // What failed is no longer what is set.
  effect(() => {
    if (cut.value) writing.settle();
  });

  function open(): void {
    isOpen.value = true;
  }

  async function assemble(): Promise<void> {
    if (writing.job.peek().kind === 'running') return;
    player.pause();
    const wanted = cut.peek();
    await writing.assemble(await planOf(state.view.peek(), videos), wanted);
    if (!isOpen.peek()) tellEnd();
  }

  function tellEnd(): void {
    const job = writing.job.peek();
    const action = { label: 'Open', run: open };
    if (job.kind === 'done') {
      toasts.show({ tone: 'news', text: 'The video of your sequence is ready.', action });
    } else if (job.kind === 'failed') {
      const text = `The video of your sequence could not be made. ${job.failure.message}`;
      toasts.show({ tone: 'problem', text, action });
    }
  }

  return {
    ...state,
    isOpen,
    player,
    job: writing.job,
    isMadeCurrent: computed(() => {
      const job = writing.job.value;
      return job.kind === 'done' && job.cut === cut.value;
    }),
    fileName,
    open,
    close() {
      isOpen.value = false;
    },
    addAndTell(clip) {
      if (!state.add(clip)) return;
      const action = { label: 'Open', run: open };
      toasts.show({ tone: 'news', text: 'Added to the sequence.', action });
    },
    assemble,
    async assembleSmaller() {
      state.setFormat({ size: smallerSize(state.view.peek().format) });
      await assemble();
    },
    cancel: writing.cancel,
    settle: writing.settle,
    async filmStrip(clip, count) {
      const video = await videos.videoOf(clip);
      if (!video) return [];
      const { durationSeconds } = clip.video;
      const times = Array.from(
        { length: count },
        (_, at) => ((at + 0.5) * durationSeconds) / count,
      );
      const strip = await client.filmStrip(
        { video, name: nameOf(clip) },
        times,
        STRIP_HEIGHT_PIXELS,
      );
      return strip.ok ? strip.value : [];
    },
    async carryOn(clip, outSeconds) {
      if (await carryOn(clip, outSeconds)) isOpen.value = false;
    },
  };
}

function sequenceFileName({ photoName, record }: KeptClip): string {
  const name = clipFileName(photoName, { ...record.settings, prompt: '' });
  return name.replace(/-\d+\.\w+$/, '-sequence.mp4');
}
