import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { failedResult } from '../client/failed-result';
import type { Failure, Result } from '../contract/result';
import type { Photo } from './photo/photo';

/** The photo on the stage, and how the last attempt to open one went. */
export interface PhotoState {
  readonly photo: ReadonlySignal<Photo | null>;
  readonly failure: ReadonlySignal<Failure | null>;
  readonly isOpening: ReadonlySignal<boolean>;
  /** Opens a file. On failure the photo that was there stays. True when it was opened. */
  openFile(file: Blob, name: string): Promise<boolean>;
  /** Fetches and opens a picture of the app's own. */
  openAddress(url: string, name: string): Promise<boolean>;
  /** Takes the photo off the stage. */
  clear(): void;
  dismissFailure(): void;
}

/**
 * Holds one photo at a time. Of two that are opened at once the later one wins, whichever is
 * decoded first.
 */
export function createPhotoState(
  open: (file: Blob, name: string) => Promise<Result<Photo>>,
): PhotoState {
  const photo = signal<Photo | null>(null);
  const failure = signal<Failure | null>(null);
  const pending = signal(0);
  let latest = 0;

  async function take(read: () => Promise<Result<Photo>>): Promise<boolean> {
    const attempt = ++latest;
    pending.value += 1;
    failure.value = null;
    const result = await read();
    pending.value -= 1;
    if (attempt !== latest) {
      if (result.ok) result.value.bitmap.close();
      return false;
    }
    if (!result.ok) {
      failure.value = result.failure;
      return false;
    }
    const previous = photo.value;
    photo.value = result.value;
    previous?.bitmap.close();
    return true;
  }

  return {
    photo,
    failure,
    isOpening: computed(() => pending.value > 0),
    openFile: (file, name) => take(() => open(file, name)),
    openAddress: (url, name) =>
      take(async () => {
        const file = await fetchPicture(url);
        return file ? open(file, name) : unreachable(name);
      }),
    clear() {
      // What is being opened comes too late.
      latest += 1;
      const previous = photo.value;
      photo.value = null;
      failure.value = null;
      previous?.bitmap.close();
    },
    dismissFailure: () => {
      failure.value = null;
    },
  };
}

async function fetchPicture(url: string): Promise<Blob | null> {
  try {
    const response = await fetch(url);
    return response.ok ? await response.blob() : null;
  } catch {
    return null;
  }
}

function unreachable(name: string): Result<never> {
  return failedResult(
    'photo-unreadable',
    `“${name}” could not be fetched. Are you offline? A photo of your own works without a network.`,
    'choose-another-photo',
  );
}
