import type { StudioClient } from '../../client/studio-client';
import type { ClipRecord, ClipSettings } from '../../contract/clip';
import { settingsOf } from '../clip-draft';
import type { DraftState } from '../draft-state';
import { clipFileName } from '../job/clip-file-name';
import type { FinishedClip } from '../job/job';
import { draftOfSettings } from '../library/draft-of-settings';
import type { KeptClip } from '../library/kept-clip';
import type { PhotoDigest } from '../library/photo-digest';
import type { PhotoState } from '../photo-state';
import type { ToastState } from '../toast-state';

/** What a finished clip can be measured with: Live, at the clip's own settings. */
export interface ClipReviewTools {
  readonly client: Pick<StudioClient, 'preparePack'>;
  readonly photo: PhotoState;
  readonly draft: DraftState;
  readonly digest: PhotoDigest;
  readonly toasts: ToastState;
  readonly library: {
    keptOf(clip: FinishedClip['clip']): KeptClip | null;
    duplicate(clip: KeptClip): Promise<boolean>;
  };
  readonly openReview: () => void;
  readonly showLive: () => void;
}

/**
 * Reviews a clip: its photo and settings come onto Live, unless they are there, and the review is
 * opened. False where that cannot be, which the person is told.
 */
export function createClipReview(tools: ClipReviewTools): (clip: FinishedClip) => Promise<boolean> {
  const { client, photo, draft, digest, toasts, library, openReview, showLive } = tools;

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

  /** By what is in it where the library knows that, else by its name. */
  async function isPhotoThere(finished: FinishedClip, kept: KeptClip | null): Promise<boolean> {
    const current = photo.photo.peek();
    if (!current) return false;
    if (kept) return (await digest.idOf(current.file)) === kept.photoSha256;
    return clipFileName(current.name, finished.clip.record.settings) === finished.fileName;
  }

  function bringSettings(settings: ClipSettings): void {
    const crop = draft.crop.peek();
    if (crop && isSame(settingsOf(draft.draft.peek(), crop), settings)) return;
    draft.load(draftOfSettings(settings), settings.crop, 'settings of the clip');
  }

  return async (finished) => {
    const { record } = finished.clip;
    if (!(await isModelThere(record))) return false;
    const kept = library.keptOf(finished.clip);
    if (await isPhotoThere(finished, kept)) bringSettings(record.settings);
    else if (!kept) {
      return refuse(
        'The photo of this clip is not open, and the library does not hold it. Open the photo, then press Review again.',
      );
    } else if (!(await library.duplicate(kept))) return false;
    openReview();
    showLive();
    return true;
  };
}

/** By value, whatever the order of their keys. */
function isSame(one: ClipSettings, other: ClipSettings): boolean {
  const sorted = (settings: ClipSettings): string =>
    JSON.stringify(Object.entries(settings).toSorted(([a], [b]) => a.localeCompare(b)));
  return sorted(one) === sorted(other);
}
