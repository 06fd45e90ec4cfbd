import type { StudioClient } from '../../client/studio-client';
import type { ClipRecord } from '../../contract/clip';
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

  /** Photo and settings of the clip, as far as they are not there. */
  async function bring({ photo: source, clip }: FinishedClip): Promise<boolean> {
    const { settings } = clip.record;
    const wanted = draftOfSettings(settings);
    if (!(await digest.isSame(photo.photo.peek()?.file, source.file))) {
      return setup.apply({ photo: source, draft: wanted, crop: settings.crop });
    }
    const crop = draft.crop.peek();
    const isSet = crop && isSameSettings(settingsOf(draft.draft.peek(), crop), settings);
    if (!isSet) draft.load(wanted, settings.crop, 'settings of the clip');
    return true;
  }

  return async (finished) => {
    if (!(await isModelThere(finished.clip.record))) return false;
    if (!(await bring(finished))) return false;
    openReview();
    showLive();
    return true;
  };
}
