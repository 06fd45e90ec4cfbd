import type { StudioClient } from '../../client/studio-client';
import type { ClipRecord, ClipSettings } from '../../contract/clip';
import { settingsOf } from '../clip-draft';
import type { DraftState } from '../draft-state';
import type { FinishedClip } from '../job/job';
import { draftOfSettings } from '../library/draft-of-settings';
import type { PhotoDigest } from '../library/photo-digest';
import type { SetupState } from '../library/setup';
import type { PhotoState } from '../photo-state';
import { isSameSettings } from '../same-settings';
import type { ToastState } from '../toast-state';

/** What a finished clip can be measured with: Live, at the clip's own settings. */
export interface ClipReviewTools {
  readonly client: Pick<StudioClient, 'preparePack'>;
  readonly photo: PhotoState;
  readonly draft: DraftState;
  readonly digest: PhotoDigest;
  readonly toasts: ToastState;
  readonly setup: SetupState;
  readonly openReview: () => void;
  readonly showLive: () => void;
}

/**
 * Reviews a clip: its photo and settings come onto Live, unless they are there, and the review is
 * opened. False where that cannot be, which the person is told: here, or beside the photo.
 */
export function createClipReview(tools: ClipReviewTools): (clip: FinishedClip) => Promise<boolean> {
  const { client, photo, draft, digest, toasts, setup, openReview, showLive } = tools;

  function refuse(text: string): false {
    toasts.show({ tone: 'problem', text });
    return false;
  }

  async function isModelThere({ model }: ClipRecord): Promise<boolean> {
    const prepared = await client.preparePack(() => undefined, new AbortController().signal);
    // Without a model Live itself tells what is wrong.
    if (!prepared.ok) return true;
    const { id, version } = prepared.value;
    if (id === model.id && version === model.version) return true;
    return refuse(
      `This clip was made by the model ${model.id} ${model.version}; the one chosen now, ${id} ${version}, would move the photo otherwise. Choose the clip’s own under Models to review it.`,
    );
  }

  async function isOnStage({ photo: source }: FinishedClip): Promise<boolean> {
    const current = photo.photo.peek();
    return current !== null && (await digest.isSame(current.file, source.file));
  }

  function bringSettings(settings: ClipSettings): void {
    const crop = draft.crop.peek();
    if (crop && isSameSettings(settingsOf(draft.draft.peek(), crop), settings)) return;
    draft.load(draftOfSettings(settings), settings.crop, 'settings of the clip');
  }

  return async (finished) => {
    const { record } = finished.clip;
    const { settings } = record;
    if (!(await isModelThere(record))) return false;
    if (await isOnStage(finished)) bringSettings(settings);
    else {
      const before = { photo: finished.photo, draft: draftOfSettings(settings) };
      if (!(await setup.apply({ ...before, crop: settings.crop }))) return false;
    }
    openReview();
    showLive();
    return true;
  };
}
