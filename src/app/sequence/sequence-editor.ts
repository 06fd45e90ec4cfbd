import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { SequenceClient } from '../../client/sequence-client';
import type { SequencePlan } from '../../contract/sequence';
import { clipFileName } from '../job/clip-file-name';
import type { JobState } from '../job-state';
import { draftOfSettings } from '../library/draft-of-settings';
import type { KeptClip } from '../library/kept-clip';
import type { LibraryState } from '../library/library-state';
import type { SetupState } from '../library/setup';
import type { ReloadWarning } from '../library/reload-warning';
import type { ToastState } from '../toast-state';
import { carriedName, carriedSettings } from './carry-on';
import { createClipVideos, type ClipVideos } from './clip-videos';
import { createSequenceJob, type SequenceJobState } from './sequence-job';
import { createSequencePlayer, type SequencePlayer } from './sequence-player';
import { createSequenceState, type SequenceState } from './sequence-state';
import { smallerSize } from './smaller-format';
import type { SequenceStore } from './sequence-store';
import type { SequenceView } from './sequence-view';

/** Clips in order: to be cut, looked at and written into one video. */
export interface SequenceEditor extends SequenceState {
  /** Whether it lies over the page. */
  readonly isOpen: ReadonlySignal<boolean>;
  readonly player: SequencePlayer;
  readonly job: SequenceJobState['job'];
  open(): void;
  close(): void;
  /** Adds a clip from elsewhere on the page, and says so. */
  addAndTell(clip: KeptClip): void;
  /** Writes the sequence as it is now. */
  assemble(): Promise<void>;
  /** Takes the next smaller size, and writes that. */
  assembleSmaller(): Promise<void>;
  cancel(): void;
  settle(): void;
  /** The file's name. */
  readonly fileName: ReadonlySignal<string>;
  /** Small pictures of a whole clip, evenly apart; none where it cannot be read. */
  filmStrip(clip: KeptClip, count: number): Promise<readonly ImageBitmap[]>;
  /** Makes a clip's last frame the photo, with all that was set. */
  carryOn(clip: KeptClip): Promise<void>;
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
  const { client, library, setup, jobs, toasts, showStage } = tools;
  const state = createSequenceState({ ...tools, clips: library.clips });
  const videos = createClipVideos(library);
  const isOpen = signal(false);
  const plan = createPlan(state.view, isOpen, videos);
  const player = createSequencePlayer(client, plan);
  const writing = createSequenceJob(client, tools.now);
  const fileName = signal('sequence.mp4');
  effect(() => {
    const first = state.view.value.entries[0]?.clip;
    fileName.value = first ? sequenceFileName(first) : 'sequence.mp4';
  });
  // What was written is no longer what is set.
  effect(() => {
    if (state.sequence.value) writing.settle();
  });

  async function assemble(): Promise<void> {
    player.pause();
    const wanted = await planOf(state.view.peek(), videos);
    await writing.assemble(wanted);
  }

  return {
    ...state,
    isOpen,
    player,
    job: writing.job,
    fileName,
    open() {
      isOpen.value = true;
    },
    close() {
      isOpen.value = false;
    },
    addAndTell(clip) {
      if (!state.add(clip)) return;
      const action = { label: 'Open', run: () => void (isOpen.value = true) };
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
    async carryOn(clip) {
      const video = await videos.videoOf(clip);
      if (!video) return;
      const atSeconds = clip.video.durationSeconds;
      const picture = await client.takePicture({ video, name: nameOf(clip), atSeconds });
      if (!picture.ok) {
        toasts.show({ tone: 'problem', text: picture.failure.message });
        return;
      }
      const settings = carriedSettings(clip.record.settings);
      // The same noise goes on in the same vein.
      const draft = { ...draftOfSettings(settings), isSeedLocked: true };
      const photo = { file: picture.value, name: carriedName(clip.photoName) };
      if (!(await setup.apply({ photo, draft, crop: settings.crop }))) return;
      isOpen.value = false;
      jobs.settle();
      showStage('photo');
      const text = 'The clip’s last frame is your photo now: Animate goes on from there.';
      toasts.show({ tone: 'news', text });
    },
  };
}

/** The plan of what is set now, once its videos have been read; null while nobody looks. */
function createPlan(
  view: ReadonlySignal<SequenceView>,
  isOpen: ReadonlySignal<boolean>,
  videos: ClipVideos,
): ReadonlySignal<SequencePlan | null> {
  const plan = signal<SequencePlan | null>(null);
  effect(() => {
    const current = view.value;
    if (!isOpen.value || current.entries.length === 0) {
      plan.value = null;
      return;
    }
    void planOf(current, videos).then((made) => {
      if (view.peek() === current && isOpen.peek()) plan.value = made;
    });
  });
  return plan;
}

async function planOf(
  { entries, format }: SequenceView,
  videos: ClipVideos,
): Promise<SequencePlan> {
  const parts = await Promise.all(
    entries.map(async ({ clip, inSeconds, outSeconds, transition, title }) => {
      const video = await videos.videoOf(clip);
      return video && { video, name: nameOf(clip), inSeconds, outSeconds, transition, title };
    }),
  );
  return { ...format, parts: parts.filter((part) => part !== null) };
}

/** What the person knows a clip by. */
function nameOf({ record, photoName }: KeptClip): string {
  return record.settings.prompt || photoName;
}

function sequenceFileName({ photoName, record }: KeptClip): string {
  const name = clipFileName(photoName, { ...record.settings, prompt: '' });
  return name.replace(/-\d+\.\w+$/, '-sequence.mp4');
}
