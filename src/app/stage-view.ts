import type { ReadonlySignal, Signal } from '@preact/signals';
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
  /**
   * To the photo that has just been opened, or that is being set up: as the person chose to see it
   * last; to who has not chosen it moves at once.
   */
  turnToPhoto(): void;
}

export interface StageViewTools {
  readonly view: Signal<StageView>;
  readonly store: TextStore;
  /** Null while there is none. */
  readonly photo: ReadonlySignal<object | null>;
  readonly clip: ReadonlySignal<object | null>;
  /** Whether photos move for who has not chosen; they need the model, which may have to be fetched. */
  readonly movesUnasked: () => boolean;
  readonly endWatch: () => void;
}

/** Where the stage chosen last is remembered. */
const STAGE_KEY = 'enliven.stage';

export function createStageView(tools: StageViewTools): StageViewState {
  const { view, store, photo, clip, movesUnasked, endWatch } = tools;

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
        live: photo.peek() !== null,
        clip: clip.peek() !== null,
      };
      if (!isThere[next]) return;
      turnTo(next);
      if (next !== 'clip') store.setItem(STAGE_KEY, next);
    },
    turnToPhoto() {
      const chosen = store.getItem(STAGE_KEY);
      const isLive = chosen === null ? movesUnasked() : chosen === 'live';
      turnTo(isLive ? 'live' : 'photo');
    },
  };
}
