import type { ReadonlySignal, Signal } from '@preact/signals';
import type { JobState } from './job-state';
import type { PhotoState } from './photo-state';
import type { TextStore } from './text-store';

/** What the stage shows: the photo with its crop frame, the photo as it will move, or the clip. */
export type StageView = 'photo' | 'live' | 'clip';

/** Turns the stage to something else; who does so no longer waits for a clip. */
export interface StageViewState {
  readonly view: ReadonlySignal<StageView>;
  /** As a person asks for it: only what is there, and remembered. */
  show(view: StageView): void;
  /** As an action leads to it. */
  turnTo(view: StageView): void;
  /** To what the person looked at last, for a photo that has just been opened. */
  turnToPhoto(): void;
}

export interface StageViewTools {
  readonly view: Signal<StageView>;
  readonly store: TextStore;
  readonly photo: PhotoState;
  readonly jobs: JobState;
  readonly endWatch: () => void;
}

/** Where the stage chosen last is remembered. */
const STAGE_KEY = 'enliven.stage';

export function createStageView(tools: StageViewTools): StageViewState {
  const { view, store, photo, jobs, endWatch } = tools;

  function turnTo(next: StageView): void {
    endWatch();
    view.value = next;
  }

  return {
    view,
    turnTo,
    show(next) {
      const isThere = {
        photo: true,
        live: photo.photo.peek() !== null,
        clip: jobs.clip.peek() !== null,
      };
      if (!isThere[next]) return;
      turnTo(next);
      if (next !== 'clip') store.setItem(STAGE_KEY, next);
    },
    turnToPhoto() {
      // Who looks at photos moving wants the next one to move at once.
      turnTo(store.getItem(STAGE_KEY) === 'live' ? 'live' : 'photo');
    },
  };
}
