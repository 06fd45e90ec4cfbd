import type { PageOptions } from '../page-options';
import { createClipOpening, type ClipOpening, type ClipOpeningTools } from './clip-opening';
import { startDraftKeeper, type DraftKeeperTools } from './draft-keeper';
import { createFileIntake, type FileIntake, type FileIntakeTools } from './file-intake';
import { createLibraryState, type LibraryState, type LibraryTools } from './library-state';
import { draftOf } from './saved-draft';
import type { Setup, SetupState } from './setup';

/** The clips that are kept, and the person's place among photo and settings. */
export interface Library extends LibraryState, ClipOpening, FileIntake {
  /** Brings back what the person was at, unless the address asks for something else. */
  start(): Promise<void>;
  /** An empty stage and settings as shipped; can be undone. */
  startAfresh(): void;
  /** Before a photo is opened: what it returns, called after that, has `undo` lead back. */
  leavePhoto(): () => unknown;
}

type Own = 'query' | 'library' | 'opening';

/** What the library needs from outside; the rest its parts give each other. */
export interface LibraryParts
  extends
    Omit<LibraryTools, Own>,
    Omit<DraftKeeperTools, Own>,
    Omit<ClipOpeningTools, Own>,
    Omit<FileIntakeTools, Own> {
  readonly page: PageOptions;
  /**
   * Takes photo and clip off the stage and has the settings as shipped. What it returns brings
   * back what cannot be had by leaving and coming back.
   */
  readonly clear: () => () => void;
}

/** Puts the parts of the library together. */
export function createLibrary(parts: LibraryParts): Library {
  const { store, toasts, photo, draft, setup, page, clear } = parts;
  const state = createLibraryState(parts);
  const opening = createClipOpening({ ...parts, library: state });
  const intake = createFileIntake({ ...parts, library: state, opening });
  const shipped = draft.draft.peek();

  function startAfresh(): void {
    const left = setup.leave('starting afresh');
    const undoClear = clear();
    const back = left();
    const action = {
      label: 'Undo',
      run() {
        undoClear();
        back?.go();
      },
    };
    toasts.show({ tone: 'news', text: 'A fresh start.', action });
  }

  /** The person may be quicker than the database: what they have begun stays. */
  const isUntouched = (): boolean =>
    draft.draft.peek() === shipped && photo.photo.peek() === null && !photo.isOpening.peek();

  async function restore(): Promise<void> {
    const saved = await store.readDraft().catch(() => undefined);
    if (!saved || !isUntouched()) return;
    const asksForElse = Object.keys(page.draft).length > 0 && page.query !== saved.draft.query;
    if (asksForElse) return;
    const was = savedSetup(saved);
    if (!(await bringBack(was, setup, parts)) || !was.photo) return;
    const action = { label: 'Start afresh', run: startAfresh };
    toasts.show({ tone: 'news', text: 'Your photo and settings are as you left them.', action });
  }

  return {
    ...state,
    ...opening,
    ...intake,
    startAfresh,
    leavePhoto: () => setup.leave('another photo'),
    async start() {
      // Over an unprotected connection there is neither a digest nor anything to animate with.
      if (!page.isKept || !isSecureContext) return;
      await restore();
      startDraftKeeper({ ...parts, query: page.query });
      await state.refresh();
    },
  };
}

type Saved = NonNullable<Awaited<ReturnType<LibraryTools['store']['readDraft']>>>;

function savedSetup({ draft, photo }: Saved): Setup {
  const file = draft.photo && photo ? { file: photo, name: draft.photo.name } : null;
  return { photo: file, draft: draftOf(draft), crop: draft.settings.crop };
}

async function bringBack(
  was: Setup,
  setup: SetupState,
  { showStage }: Pick<LibraryParts, 'showStage'>,
): Promise<boolean> {
  const isBack = await setup.apply(was);
  if (isBack) showStage('photo');
  return isBack;
}
