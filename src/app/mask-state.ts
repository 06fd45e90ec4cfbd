import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import {
  MAXIMUM_MASK_STROKES,
  MAXIMUM_STROKE_NUMBERS,
  type ClipSettings,
  type MaskStroke,
} from '../contract/clip';
import type { DraftState } from './draft-state';
import type { Photo } from './photo/photo';

type Mask = ClipSettings['mask'];

export type Brush = 'none' | MaskStroke['kind'];

/** The brush in the person's hand, and all that was painted with it. */
export interface MaskState {
  readonly brush: ReadonlySignal<Brush>;
  /** Radius as a share of the crop's long side. */
  readonly radiusShare: ReadonlySignal<number>;
  /** What is painted, the stroke under way included. */
  readonly strokes: ReadonlySignal<Mask>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  choose(brush: Brush): void;
  setRadius(share: number): void;
  /** Begins a stroke at a place in the photo's pixels; nothing without a brush. */
  begin(x: number, y: number): void;
  extend(x: number, y: number): void;
  /** The clip hears of a stroke when it is done. */
  end(): void;
  undo(): void;
  redo(): void;
  clear(): void;
}

export const brushRadiusShares = { least: 0.01, most: 0.2 } as const;

/** A point nearer than this share of the radius adds nothing to a line. */
const LEAST_STEP = 0.25;

/** The mask belongs to the photo: another one begins without. */
export function createMaskState(draft: DraftState, photo: ReadonlySignal<Photo | null>): MaskState {
  const brush = signal<Brush>('none');
  const radiusShare = signal(0.06);
  const past = signal<readonly Mask[]>([]);
  const future = signal<readonly Mask[]>([]);
  const underway = signal<MaskStroke | null>(null);
  const painted = computed(() => draft.draft.value.mask);

  effect(() => {
    if (photo.value === null) return;
    untracked(() => {
      [past.value, future.value, underway.value] = [[], [], null];
      if (painted.value.length > 0) draft.change({ mask: [] });
    });
  });

  function set(mask: Mask): void {
    past.value = [...past.value, painted.peek()];
    future.value = [];
    draft.change({ mask });
  }

  return {
    brush,
    radiusShare,
    strokes: computed(() => (underway.value ? [...painted.value, underway.value] : painted.value)),
    canUndo: computed(() => past.value.length > 0),
    canRedo: computed(() => future.value.length > 0),
    choose(next) {
      brush.value = next;
    },
    setRadius(share) {
      radiusShare.value = share;
    },
    begin(x, y) {
      const crop = draft.crop.peek();
      const kind = brush.peek();
      if (kind === 'none' || !crop || painted.peek().length >= MAXIMUM_MASK_STROKES) return;
      const radiusPixels = radiusShare.peek() * Math.max(crop.width, crop.height);
      underway.value = { kind, radiusPixels, points: [x, y] };
    },
    extend(x, y) {
      const stroke = underway.peek();
      if (!stroke || stroke.points.length + 2 > MAXIMUM_STROKE_NUMBERS) return;
      const [lastX = x, lastY = y] = stroke.points.slice(-2);
      if (Math.hypot(x - lastX, y - lastY) < LEAST_STEP * stroke.radiusPixels) return;
      underway.value = { ...stroke, points: [...stroke.points, x, y] };
    },
    end() {
      const stroke = underway.peek();
      if (!stroke) return;
      underway.value = null;
      set([...painted.peek(), stroke]);
    },
    undo() {
      const before = past.peek().at(-1);
      if (!before) return;
      past.value = past.peek().slice(0, -1);
      future.value = [...future.peek(), painted.peek()];
      draft.change({ mask: before });
    },
    redo() {
      const after = future.peek().at(-1);
      if (!after) return;
      future.value = future.peek().slice(0, -1);
      past.value = [...past.peek(), painted.peek()];
      draft.change({ mask: after });
    },
    clear() {
      if (painted.peek().length > 0) set([]);
    },
  };
}
