import type { Studio } from '../../app/studio';
import type { ShortcutId } from './shortcut-keys';

/** What a shortcut does, and whether there is anything for it to do. */
export interface ShortcutAction {
  /** Where not, the key keeps what it means to the browser. */
  isOpen(studio: Studio): boolean;
  run(studio: Studio): void;
}

/** One for every line of the table. */
export const shortcutActions: Readonly<Record<ShortcutId, ShortcutAction>> = {
  animate: {
    isOpen: () => true,
    run: (studio) => void studio.animate(),
  },
  cancel: {
    // A clip that nobody waits for is cancelled where it stands in the queue.
    isOpen: (studio) => studio.isWatching.peek(),
    run: (studio) => studio.cancel(),
  },
  undo: {
    isOpen: () => true,
    run: (studio) => studio.draft.history.undo(),
  },
  redo: {
    isOpen: () => true,
    run: (studio) => studio.draft.history.redo(),
  },
};
