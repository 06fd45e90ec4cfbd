import type { CropRectangle } from '../../contract/clip';
import type { ClipDraft } from '../clip-draft';
import type { DraftState } from '../draft-state';
import type { Edited } from '../draft-history';
import type { EditTrail, Way } from '../edit-history';
import type { PhotoFile } from '../photo/photo';
import type { PhotoState } from '../photo-state';

/** All that a person has before them: the photo, the settings, the crop. */
export interface Setup {
  /** Null for none; the photo on the stage stays then. */
  readonly photo: PhotoFile | null;
  readonly draft: ClipDraft;
  readonly crop: CropRectangle | null;
}

interface LeftSetup {
  readonly setup: Setup;
  readonly trail: EditTrail<Edited>;
}

/** Takes down and brings back what is on the stage. */
export interface SetupState {
  capture(): Setup;
  /**
   * False where the photo could not be opened, or another one was opened meanwhile. What was
   * there before is the first thing that can be undone.
   */
  apply(setup: Setup): Promise<boolean>;
  /**
   * Notes what is there; called afterwards, what it returns has `undo` lead back to it. Null
   * where there is no way back: a photo cannot be unseen.
   */
  leave(label: string): () => Way | null;
}

export interface SetupTools {
  readonly photo: PhotoState;
  readonly draft: DraftState;
  readonly showStage: (view: 'photo') => void;
}

export function createSetupState(tools: SetupTools): SetupState {
  const { photo, draft, showStage } = tools;

  function capture(): Setup {
    const source = photo.photo.peek();
    return {
      photo: source && { file: source.file, name: source.name },
      // Without the stroke under the brush: until the hand lets go it may still be forgotten.
      draft: draft.draft.peek(),
      crop: draft.crop.peek(),
    };
  }

  /** With all that could be undone and done again there. */
  function captureTrail(): LeftSetup {
    return { setup: capture(), trail: draft.history.trail() };
  }

  /** The step to another photo: taken, it leaves one in the other direction. */
  function wayTo({ setup, trail }: LeftSetup, label: string, isBack: boolean): Way | null {
    if (!setup.photo && photo.photo.peek()) return null;
    return {
      label,
      go() {
        const left = captureTrail();
        void put(setup).then((isThere) => {
          if (!isThere) return;
          const way = wayTo(left, label, !isBack);
          const { past, future, back, forward } = trail;
          // What was undone before another photo was opened is done again by nobody.
          draft.history.begin(
            isBack ? { past, back, forward: way } : { back: way, future, forward },
          );
          showStage('photo');
        });
      },
    };
  }

  async function put({ photo: source, draft: next, crop }: Setup): Promise<boolean> {
    if (source && !(await photo.openFile(source.file, source.name))) return false;
    draft.load(next, crop);
    return true;
  }

  function leave(label: string): () => Way | null {
    const left = captureTrail();
    return () => {
      const back = wayTo(left, label, true);
      draft.history.begin({ back });
      return back;
    };
  }

  return {
    capture,
    leave,
    async apply(setup) {
      const left = leave('another photo');
      const isThere = await put(setup);
      if (isThere && setup.photo) left();
      return isThere;
    },
  };
}
