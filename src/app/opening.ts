import type { DraftState } from './draft-state';
import type { JobState } from './job-state';
import type { Library } from './library/library';
import type { PhotoState } from './photo-state';
import { samples, type Sample } from './samples';
import type { StageViewState } from './stage-view';

/** Puts a photo, or what else comes as a file, on the stage. */
export interface Opening {
  /** A photo, a project, or a clip whose settings are wanted back. */
  openFile(file: Blob, name: string): Promise<void>;
  openSample(sample: Sample): Promise<void>;
}

export interface OpeningTools {
  readonly photo: PhotoState;
  readonly draft: DraftState;
  readonly jobs: JobState;
  readonly library: Library;
  readonly stage: StageViewState;
}

export function createOpening({ photo, draft, jobs, library, stage }: OpeningTools): Opening {
  /** True when it was opened; `undo` then leads back to what was there. */
  async function open(opening: () => Promise<boolean>): Promise<boolean> {
    const left = library.leavePhoto();
    if (!(await opening())) return false;
    left();
    stage.turnToPhoto();
    library.afterPhoto();
    jobs.settle();
    return true;
  }

  /** Whether the words are still those that a sample came with. */
  function isOfSample(): boolean {
    return samples.some(({ prompt }) => prompt === draft.draft.peek().prompt);
  }

  return {
    async openFile(file, name) {
      if (await library.takes(file, name)) return library.takeFile(file, name);
      // What moves in a sample need not be in another photo.
      if ((await open(() => photo.openFile(file, name))) && isOfSample()) {
        draft.change({ prompt: '' });
      }
    },
    async openSample(sample) {
      const wasOpened = await open(() => photo.openAddress(sample.url, sample.fileName));
      if (wasOpened && (isOfSample() || draft.draft.peek().prompt === '')) {
        draft.change({ prompt: sample.prompt });
      }
    },
  };
}
