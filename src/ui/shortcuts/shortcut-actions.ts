import type { Studio } from '../../app/studio';
import type { ShortcutId } from './shortcut-keys';

/** What a shortcut does, and whether there is anything for it to do. */
export interface ShortcutAction {
  /** Where not, the key keeps what it means to the browser. */
  isOpen(studio: Studio): boolean;
  run(studio: Studio): void;
}

/** How much a press changes the brush. */
const BRUSH_STEP = 1.2;

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
  smallerBrush: {
    isOpen: isPainting,
    run: ({ mask }) => mask.setRadius(mask.radiusShare.peek() / BRUSH_STEP),
  },
  largerBrush: {
    isOpen: isPainting,
    run: ({ mask }) => mask.setRadius(mask.radiusShare.peek() * BRUSH_STEP),
  },
};

function isPainting({ mask, view }: Studio): boolean {
  const brush = mask.brush.peek();
  return view.peek() === 'live' && (brush === 'freeze' || brush === 'move' || brush === 'erase');
}
