import type { CropRectangle } from '../../contract/clip';
import type { ClipDraft } from '../clip-draft';
import type { DraftState } from '../draft-state';
import type { MaskState } from '../mask-state';
import type { PhotoState } from '../photo-state';

/** All that a person has before them: the photo, the settings, the crop. */
export interface Setup {
  /** Null for none; the photo on the stage stays then. */
  readonly photo: { readonly file: Blob; readonly name: string } | null;
  readonly draft: ClipDraft;
  readonly crop: CropRectangle | null;
}

/** Takes down and brings back what is on the stage. */
export interface SetupState {
  capture(): Setup;
  /** False where the photo could not be opened, or another one was opened meanwhile. */
  apply(setup: Setup): Promise<boolean>;
}

export function createSetupState(
  photo: PhotoState,
  draft: DraftState,
  mask: MaskState,
): SetupState {
  return {
    capture() {
      const source = photo.photo.peek();
      return {
        photo: source && { file: source.file, name: source.name },
        // With the stroke under the brush: a reload in its midst does not lose it.
        draft: { ...draft.draft.peek(), mask: mask.strokes.peek() },
        crop: draft.crop.peek(),
      };
    },
    async apply(setup) {
      if (setup.photo && !(await photo.openFile(setup.photo.file, setup.photo.name))) return false;
      draft.load(setup.draft, setup.crop);
      return true;
    },
  };
}
