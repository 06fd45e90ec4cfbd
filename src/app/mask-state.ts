import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import {
  MAXIMUM_ARROWS,
  MAXIMUM_MASK_STROKES,
  type BrushStroke,
  type ClipSettings,
  type MotionArrow,
} from '../contract/clip';
import { isLongEnough, plainArrow, withEnd, type ArrowEnd } from './arrow';
import type { DraftState } from './draft-state';
import { longerLine, strokesOf, type DrawnLine } from './drawn-line';
import type { Photo } from './photo/photo';
import type { ToastState } from './toast-state';

/** All that is painted: what may move, and which way. */
type Painting = Pick<ClipSettings, 'mask' | 'arrows'>;
type Underway =
  | ({ readonly kind: 'stroke' } & DrawnLine)
  /** `index` of the arrow that is changed; of one past the last, a new one. */
  | {
      readonly kind: 'arrow';
      readonly arrow: MotionArrow;
      readonly index: number;
      readonly end: ArrowEnd;
    };

/** What is in the person's hand over the moving photo. */
export type Brush = 'none' | 'regions' | BrushStroke['kind'] | 'arrow';

/** The brush in the person's hand, and all that was painted with it: strokes and arrows. */
export interface MaskState {
  readonly brush: ReadonlySignal<Brush>;
  /** Radius as a share of the crop's long side. */
  readonly radiusShare: ReadonlySignal<number>;
  /** Share of the radius over which the rim fades. */
  readonly softness: ReadonlySignal<number>;
  /** What is painted, without the stroke that still grows. */
  readonly strokes: ReadonlySignal<Painting['mask']>;
  readonly isDrawing: ReadonlySignal<boolean>;
  readonly strokeUnderway: ReadonlySignal<BrushStroke | null>;
  /** With the one under way. */
  readonly arrows: ReadonlySignal<Painting['arrows']>;
  /** Index of the arrow that was drawn or touched last. */
  readonly chosenArrow: ReadonlySignal<number | null>;
  choose(brush: Brush): void;
  setRadius(share: number): void;
  setSoftness(share: number): void;
  /**
   * Begins a stroke at a place in the photo's pixels; nothing without a brush. Where there is no
   * room for another one, the person is told.
   */
  begin(x: number, y: number): void;
  /** Begins to move an end of an arrow. */
  grip(index: number, end: ArrowEnd): void;
  extend(x: number, y: number): void;
  /** The clip hears of a stroke when it is done. */
  end(): void;
  /** Forgets the stroke under way. */
  cancel(): void;
  /** Puts strokes in place of those that are painted; tells where they are too many. */
  replace(mask: Painting['mask']): void;
  chooseArrow(index: number | null): void;
  addArrow(): void;
  /** Moves an end of an arrow, by as much of the photo's pixels. */
  nudgeArrow(index: number, end: ArrowEnd, dx: number, dy: number): void;
  removeArrow(index: number): void;
  clear(): void;
}

export const brushRadiusShares = { least: 0.01, most: 0.2 } as const;

const TOO_MANY_STROKES = `A clip holds ${MAXIMUM_MASK_STROKES} strokes of the brush at most. Clear or undo some to go on.`;
const TOO_MANY_ARROWS = `There are ${MAXIMUM_ARROWS} arrows, the most that a clip can hold. Delete one to draw another.`;
const NO_STROKES: readonly BrushStroke[] = [];

/** What is painted belongs to the photo: another one begins without. */
export function createMaskState(
  draft: DraftState,
  photo: ReadonlySignal<Photo | null>,
  toasts: Pick<ToastState, 'show'>,
): MaskState {
  const brush = signal<Brush>('none');
  const radiusShare = signal(0.06);
  const softness = signal(0.3);
  const underway = signal<Underway | null>(null);
  const chosenArrow = signal<number | null>(null);
  const painted = computed<Painting>(() => {
    const { mask, arrows } = draft.draft.value;
    return { mask, arrows };
  });
  const fullUnderway = computed(() =>
    underway.value?.kind === 'stroke' ? underway.value.full : NO_STROKES,
  );
  const isEmpty = ({ mask, arrows }: Painting): boolean => mask.length + arrows.length === 0;

  effect(() => {
    if (!photo.value) return;
    underway.value = null;
    chosenArrow.value = null;
  });

  function set(next: Partial<Painting>): void {
    // However fast one paints, each stroke is undone by itself.
    draft.history.settle();
    draft.change(next);
  }

  /** Whether so many strokes are not too many; else the person is told. */
  function isRoomFor(strokeCount: number): boolean {
    if (strokeCount <= MAXIMUM_MASK_STROKES) return true;
    toasts.show({ tone: 'problem', text: TOO_MANY_STROKES });
    return false;
  }

  /** What a press with the brush in hand begins, or null. */
  function begun(x: number, y: number): Underway | null {
    const crop = draft.crop.peek();
    const kind = brush.peek();
    const { mask, arrows } = painted.peek();
    if (kind === 'none' || kind === 'regions' || !crop) return null;
    if (kind === 'arrow') {
      if (arrows.length >= MAXIMUM_ARROWS) {
        toasts.show({ tone: 'problem', text: TOO_MANY_ARROWS });
        return null;
      }
      const arrow = { fromX: x, fromY: y, toX: x, toY: y };
      return { kind, arrow, index: arrows.length, end: 'to' };
    }
    if (!isRoomFor(mask.length + 1)) return null;
    const radiusPixels = radiusShare.peek() * Math.max(crop.width, crop.height);
    const stroke = { kind, radiusPixels, softness: softness.peek(), points: [x, y] };
    return { kind: 'stroke', full: [], stroke };
  }

  function finish(): void {
    const done = underway.peek();
    underway.value = null;
    if (done?.kind === 'stroke') set({ mask: [...painted.peek().mask, ...strokesOf(done)] });
    else if (done && done.arrow !== painted.peek().arrows[done.index]) {
      setArrow(done.index, done.arrow);
    }
  }

  function setArrow(index: number, arrow: MotionArrow, apply = set): void {
    const crop = draft.crop.peek();
    if (!crop || !isLongEnough(arrow, crop)) return;
    apply({ arrows: painted.peek().arrows.toSpliced(index, 1, arrow) });
    chosenArrow.value = index;
  }

  /** An arrow of the picture with one end elsewhere. */
  function movedArrow(index: number, end: ArrowEnd, dx: number, dy: number): MotionArrow | null {
    const [arrow, crop] = [painted.peek().arrows[index], draft.crop.peek()];
    if (!arrow || !crop) return null;
    const [x, y] = end === 'from' ? [arrow.fromX, arrow.fromY] : [arrow.toX, arrow.toY];
    return withEnd(arrow, end, x + dx, y + dy, crop);
  }

  return {
    brush,
    radiusShare,
    softness,
    strokes: computed(() => {
      const [{ mask }, full] = [painted.value, fullUnderway.value];
      return full.length > 0 ? [...mask, ...full] : mask;
    }),
    isDrawing: computed(() => underway.value !== null),
    strokeUnderway: computed(() =>
      underway.value?.kind === 'stroke' ? underway.value.stroke : null,
    ),
    arrows: computed(() => {
      const { arrows } = painted.value;
      if (underway.value?.kind !== 'arrow') return arrows;
      return arrows.toSpliced(underway.value.index, 1, underway.value.arrow);
    }),
    chosenArrow,
    choose(next) {
      underway.value = null;
      brush.value = next;
    },
    setRadius(share) {
      radiusShare.value = Math.min(
        brushRadiusShares.most,
        Math.max(brushRadiusShares.least, share),
      );
    },
    setSoftness(share) {
      softness.value = Math.min(1, Math.max(0, share));
    },
    begin(x, y) {
      underway.value = begun(x, y);
    },
    grip(index, end) {
      const arrow = painted.peek().arrows[index];
      if (!arrow) return;
      underway.value = { kind: 'arrow', arrow, index, end };
      chosenArrow.value = index;
    },
    extend(x, y) {
      const [now, crop] = [underway.peek(), draft.crop.peek()];
      if (now?.kind === 'stroke') {
        const longer = longerLine(now, x, y);
        const count = painted.peek().mask.length + longer.full.length + 1;
        if (isRoomFor(count)) underway.value = longer;
        else finish();
      } else if (now && crop) {
        underway.value = { ...now, arrow: withEnd(now.arrow, now.end, x, y, crop) };
      }
    },
    end: finish,
    cancel() {
      underway.value = null;
    },
    replace(mask) {
      if (isRoomFor(mask.length)) set({ mask });
    },
    chooseArrow(index) {
      chosenArrow.value = index;
    },
    addArrow() {
      const [crop, { arrows }] = [draft.crop.peek(), painted.peek()];
      if (crop && arrows.length < MAXIMUM_ARROWS) setArrow(arrows.length, plainArrow(crop));
    },
    nudgeArrow(index, end, dx, dy) {
      const moved = movedArrow(index, end, dx, dy);
      // Presses in quick succession are undone together.
      if (moved) setArrow(index, moved, draft.change);
    },
    removeArrow(index) {
      set({ arrows: painted.peek().arrows.toSpliced(index, 1) });
      chosenArrow.value = null;
    },
    clear() {
      if (!isEmpty(painted.peek())) set({ mask: [], arrows: [] });
    },
  };
}
