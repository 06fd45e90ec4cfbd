import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import {
  MAXIMUM_ARROWS,
  MAXIMUM_MASK_STROKES,
  MAXIMUM_STROKE_NUMBERS,
  type BrushStroke,
  type ClipSettings,
  type MotionArrow,
} from '../contract/clip';
import { isLongEnough, plainArrow, withEnd, type ArrowEnd } from './arrow';
import type { DraftState } from './draft-state';
import type { Photo } from './photo/photo';
import { simplifyLine } from './simplify-line';

/** All that is painted: what may move, and which way. */
type Painting = Pick<ClipSettings, 'mask' | 'arrows'>;
type Underway =
  | { readonly kind: 'stroke'; readonly stroke: BrushStroke }
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
  /** What is painted, without the stroke under way. */
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
  /** Begins a stroke at a place in the photo's pixels; nothing without a brush. */
  begin(x: number, y: number): void;
  /** Begins to move an end of an arrow. */
  grip(index: number, end: ArrowEnd): void;
  extend(x: number, y: number): void;
  /** The clip hears of a stroke when it is done. */
  end(): void;
  /** Adds strokes that were not drawn by hand, as many as there is room for. */
  add(strokes: Painting['mask']): void;
  /** Forgets the stroke under way. */
  cancel(): void;
  /** Puts strokes in place of those that are painted. */
  replace(mask: Painting['mask']): void;
  chooseArrow(index: number | null): void;
  addArrow(): void;
  /** Moves an end of an arrow, by as much of the photo's pixels. */
  nudgeArrow(index: number, end: ArrowEnd, dx: number, dy: number): void;
  removeArrow(index: number): void;
  clear(): void;
}

export const brushRadiusShares = { least: 0.01, most: 0.2 } as const;

/** A point nearer than this share of the radius adds nothing to a line. */
const LEAST_STEP = 0.25;
/** As far, in radii, a line may be from the hand's to have fewer points. */
const LINE_TOLERANCE = 0.05;

/** What is painted belongs to the photo: another one begins without. */
export function createMaskState(draft: DraftState, photo: ReadonlySignal<Photo | null>): MaskState {
  const brush = signal<Brush>('none');
  const radiusShare = signal(0.06);
  const softness = signal(0.3);
  const underway = signal<Underway | null>(null);
  const chosenArrow = signal<number | null>(null);
  const painted = computed<Painting>(() => {
    const { mask, arrows } = draft.draft.value;
    return { mask, arrows };
  });
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

  /** What a press with the brush in hand begins, or null. */
  function begun(x: number, y: number): Underway | null {
    const crop = draft.crop.peek();
    const kind = brush.peek();
    const { mask, arrows } = painted.peek();
    if (kind === 'none' || kind === 'regions' || !crop) return null;
    if (kind === 'arrow') {
      if (arrows.length >= MAXIMUM_ARROWS) return null;
      const arrow = { fromX: x, fromY: y, toX: x, toY: y };
      return { kind, arrow, index: arrows.length, end: 'to' };
    }
    if (mask.length >= MAXIMUM_MASK_STROKES) return null;
    const radiusPixels = radiusShare.peek() * Math.max(crop.width, crop.height);
    const stroke = { kind, radiusPixels, softness: softness.peek(), points: [x, y] };
    return { kind: 'stroke', stroke };
  }

  /** The stroke with one more point, unless that is too near or too many. */
  function longer(stroke: BrushStroke, x: number, y: number): BrushStroke {
    if (stroke.points.length + 2 > MAXIMUM_STROKE_NUMBERS) return stroke;
    const [lastX = x, lastY = y] = stroke.points.slice(-2);
    if (Math.hypot(x - lastX, y - lastY) < LEAST_STEP * stroke.radiusPixels) return stroke;
    return { ...stroke, points: [...stroke.points, x, y] };
  }

  function finishStroke(stroke: BrushStroke): void {
    const points = simplifyLine(stroke.points, LINE_TOLERANCE * stroke.radiusPixels);
    set({ mask: [...painted.peek().mask, { ...stroke, points }] });
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
    strokes: computed(() => painted.value.mask),
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
        underway.value = { kind: 'stroke', stroke: longer(now.stroke, x, y) };
      } else if (now && crop) {
        underway.value = { ...now, arrow: withEnd(now.arrow, now.end, x, y, crop) };
      }
    },
    end() {
      const done = underway.peek();
      underway.value = null;
      if (done?.kind === 'stroke') finishStroke(done.stroke);
      else if (done && done.arrow !== painted.peek().arrows[done.index]) {
        setArrow(done.index, done.arrow);
      }
    },
    cancel() {
      underway.value = null;
    },
    replace(mask) {
      if (mask.length <= MAXIMUM_MASK_STROKES) set({ mask });
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
    add(strokes) {
      const { mask } = painted.peek();
      set({ mask: [...mask, ...strokes].slice(0, MAXIMUM_MASK_STROKES) });
    },
    clear() {
      if (!isEmpty(painted.peek())) set({ mask: [], arrows: [] });
    },
  };
}
