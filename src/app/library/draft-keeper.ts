import { effect } from '@preact/signals';
import type { DraftState } from '../draft-state';
import type { PhotoState } from '../photo-state';
import type { LibraryStore } from './library-store';
import type { PhotoDigest } from './photo-digest';
import type { ReloadWarning } from './reload-warning';
import { savedDraftOf } from './saved-draft';
import type { SetupState } from './setup';

export interface DraftKeeperTools {
  readonly store: LibraryStore;
  readonly digest: PhotoDigest;
  readonly warnOfReload: ReloadWarning;
  readonly photo: PhotoState;
  readonly draft: DraftState;
  readonly setup: SetupState;
  /** The page's own, `?seed=3`. */
  readonly query: string;
}

/** How far what is kept may lag behind; writing takes some of the second that is promised. */
const LAG_MS = 400;

/**
 * From now on keeps photo, settings and strokes as they change, so that a reload at any moment
 * loses a second at most, and the stroke that is still being drawn.
 */
export function startDraftKeeper(tools: DraftKeeperTools): void {
  const { store, digest, warnOfReload, photo, draft, setup, query } = tools;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSaving = false;

  async function save(): Promise<void> {
    timer = undefined;
    isSaving = true;
    try {
      const { photo: source, draft: now, crop } = setup.capture();
      const named = source && {
        name: source.name,
        sha256: await digest.sha256Of(source.file),
      };
      await store.saveDraft(savedDraftOf(now, crop, named, query), source?.file ?? null);
    } catch (error) {
      warnOfReload(error);
    }
    isSaving = false;
  }

  /** One timer for all changes: it is not put off by further ones. */
  function schedule(): void {
    timer ??= setTimeout(() => (isSaving ? reschedule() : void save()), LAG_MS);
  }

  function reschedule(): void {
    timer = undefined;
    schedule();
  }

  function flush(): void {
    if (timer === undefined || isSaving) return;
    clearTimeout(timer);
    void save();
  }

  let isFirst = true;
  effect(() => {
    // Read to be told of: whatever of it changes is kept.
    const seen = [photo.photo.value, draft.draft.value, draft.crop.value];
    // A photo that came before all was ready is as dear as a later one.
    if (seen.length > 0 && (!isFirst || photo.photo.value)) schedule();
    isFirst = false;
  });
  addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', flush);
}
