import type { Brush } from '../../app/mask-state';
import { seekBy, seekTo, stepFrames, type Playback } from '../../app/playback';
import type { StageView } from '../../app/stage-view';
import type { Studio } from '../../app/studio';
import { canFillScreen, toggleFullScreen } from '../stage/full-screen';
import type { ShortcutId } from './shortcut-keys';

/** What the page itself does, besides the studio. */
export interface PageActions {
  /** Opens the file dialogue. */
  pick(): void;
  /** Shows the sheet of shortcuts. */
  help(): void;
}

/** What a shortcut does, and whether there is anything for it to do. */
export interface ShortcutAction {
  /** Where not, the key keeps what it means to the browser. */
  isOpen(studio: Studio, press: KeyboardEvent): boolean;
  run(studio: Studio, page: PageActions): void;
  /** When the key is let go. */
  release?(studio: Studio): void;
}

/** How far an arrow key goes. */
const SEEK_SECONDS = 0.5;
const ZOOM_STEP = 1.25;
/** How much a press changes the brush. */
const BRUSH_STEP = 1.2;

/** One for every line of the table. */
export const shortcutActions: Readonly<Record<ShortcutId, ShortcutAction>> = {
  animate: { isOpen: () => true, run: (studio) => void studio.animate() },
  cancel: {
    // Escape is the way out of the full screen first. A clip that nobody waits for is cancelled
    // where it stands in the queue.
    isOpen: ({ isWatching, preview }) =>
      (isWatching.peek() || preview.status.peek().kind === 'making') &&
      document.fullscreenElement === null,
    run: (studio) => (studio.isWatching.peek() ? studio.cancel() : studio.preview.stop()),
  },
  undo: { isOpen: isIdle, run: ({ draft }) => draft.history.undo() },
  redo: { isOpen: isIdle, run: ({ draft }) => draft.history.redo() },
  openPhoto: { isOpen: isIdle, run: (_, page) => page.pick() },
  showPhoto: viewed('photo'),
  showLive: viewed('live'),
  showClip: viewed('clip'),
  help: { isOpen: () => true, run: (_, page) => page.help() },

  play: played(
    (playback) => playback.toggle(),
    ({ key, target }) => key !== ' ' || !isControl(target),
  ),
  frameBack: played((playback) => stepFrames(playback, -1)),
  frameOn: played((playback) => stepFrames(playback, 1)),
  secondBack: played((playback) => seekBy(playback, -SEEK_SECONDS), isStage),
  secondOn: played((playback) => seekBy(playback, SEEK_SECONDS), isStage),
  start: played((playback) => seekTo(playback, 0), isStage),
  end: played((playback) => seekTo(playback, Number.POSITIVE_INFINITY), isStage),

  compare: {
    isOpen: isLive,
    run: ({ stage }) => stage.pressCompare(),
    release: ({ stage }) => stage.releaseCompare(),
  },
  fullScreen: { isOpen: canFillScreen, run: () => void toggleFullScreen() },
  larger: looked((studio) => studio.stage.zoomBy(ZOOM_STEP)),
  smaller: looked((studio) => studio.stage.zoomBy(1 / ZOOM_STEP)),
  fit: looked((studio) => studio.stage.zoomTo(null)),
  pixels: looked((studio) => studio.stage.zoomTo(1)),

  freeze: brushed('freeze'),
  move: brushed('move'),
  arrow: brushed('arrow'),
  erase: brushed('erase'),
  regions: brushed('regions'),
  none: brushed('none'),
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

function isIdle({ isWatching }: Studio): boolean {
  return !isWatching.peek();
}

function isLive({ view, stage }: Studio): boolean {
  return view.peek() === 'live' && stage.playback.peek() !== null;
}

function viewed(view: StageView): ShortcutAction {
  return { isOpen: isIdle, run: (studio) => studio.show(view) };
}

function played(
  run: (playback: Playback) => void,
  isMeant: (press: KeyboardEvent) => boolean = () => true,
): ShortcutAction {
  return {
    isOpen: ({ stage }, press) => stage.playback.peek() !== null && isMeant(press),
    run({ stage }) {
      const playback = stage.playback.peek();
      if (playback) run(playback);
    },
  };
}

function looked(run: (studio: Studio) => void): ShortcutAction {
  return { isOpen: ({ stage }) => stage.playback.peek() !== null, run };
}

function brushed(brush: Brush): ShortcutAction {
  return { isOpen: isLive, run: ({ mask }) => mask.choose(brush) };
}

/** What does something of its own when Space is pressed. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('button, input, select, a, summary');
}

/** On the stage, where the arrow keys have nothing to scroll or to slide. */
function isStage({ target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  const isOn = target.closest('.screen') !== null || document.fullscreenElement !== null;
  return isOn && !target.matches('input, select, .is-zoomed');
}
