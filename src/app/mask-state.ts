import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import {
  MAXIMUM_ARROWS,
  MAXIMUM_MASK_STROKES,
  MAXIMUM_STROKE_NUMBERS,
  type ClipSettings,
  type MaskStroke,
  type MotionArrow,
} from '../contract/clip';
import type { DraftState } from './draft-state';
import type { Photo } from './photo/photo';

/** All that is painted: what may move, and which way. */
type Painting = Pick<ClipSettings, 'mask' | 'arrows'>;
type Underway =
  | { readonly kind: 'stroke'; readonly stroke: MaskStroke }
  | { readonly kind: 'arrow'; readonly arrow: MotionArrow };

export type Brush = 'none' | MaskStroke['kind'] | 'arrow';

/** The brush in the person's hand, and all that was painted with it: strokes and arrows. */
export interface MaskState {
  readonly brush: ReadonlySignal<Brush>;
  /** Radius as a share of the crop's long side. */
  readonly radiusShare: ReadonlySignal<number>;
  /** What is painted, the stroke under way included. */
  readonly strokes: ReadonlySignal<Painting['mask']>;
  readonly arrows: ReadonlySignal<Painting['arrows']>;
  choose(brush: Brush): void;
  setRadius(share: number): void;
  /** Begins a stroke at a place in the photo's pixels; nothing without a brush. */
  begin(x: number, y: number): void;
  extend(x: number, y: number): void;
  /** The clip hears of a stroke when it is done. */
  end(): void;
  /** Adds strokes that were not drawn by hand, as many as there is room for. */
  add(strokes: Painting['mask']): void;
  clear(): void;
}

export const brushRadiusShares = { least: 0.01, most: 0.2 } as const;

/** A point nearer than this share of the radius adds nothing to a line. */
const LEAST_STEP = 0.25;
/** A shorter arrow, as a share of the crop's long side, was a slip of the hand. */
const LEAST_ARROW = 0.01;

/** What is painted belongs to the photo: another one begins without. */
export function createMaskState(draft: DraftState, photo: ReadonlySignal<Photo | null>): MaskState {
  const brush = signal<Brush>('none');
  const radiusShare = signal(0.06);
  const underway = signal<Underway | null>(null);
  const painted = computed<Painting>(() => {
    const { mask, arrows } = draft.draft.value;
    return { mask, arrows };
  });
  const isEmpty = ({ mask, arrows }: Painting): boolean => mask.length + arrows.length === 0;

  effect(() => {
    if (photo.value) underway.value = null;
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
    if (kind === 'none' || !crop) return null;
    if (kind === 'arrow') {
      if (arrows.length >= MAXIMUM_ARROWS) return null;
      return { kind, arrow: { fromX: x, fromY: y, toX: x, toY: y } };
    }
    if (mask.length >= MAXIMUM_MASK_STROKES) return null;
    const radiusPixels = radiusShare.peek() * Math.max(crop.width, crop.height);
    return { kind: 'stroke', stroke: { kind, radiusPixels, points: [x, y] } };
  }

  /** The stroke with one more point, unless that is too near or too many. */
  function longer(stroke: MaskStroke, x: number, y: number): MaskStroke {
    if (stroke.points.length + 2 > MAXIMUM_STROKE_NUMBERS) return stroke;
    const [lastX = x, lastY = y] = stroke.points.slice(-2);
    if (Math.hypot(x - lastX, y - lastY) < LEAST_STEP * stroke.radiusPixels) return stroke;
    return { ...stroke, points: [...stroke.points, x, y] };
  }

  function isLongEnough({ fromX, fromY, toX, toY }: MotionArrow): boolean {
    const crop = draft.crop.peek();
    const longSide = crop ? Math.max(crop.width, crop.height) : 0;
    return Math.hypot(toX - fromX, toY - fromY) > LEAST_ARROW * longSide;
  }

  return {
    brush,
    radiusShare,
    strokes: computed(() => {
      const { mask } = painted.value;
      return underway.value?.kind === 'stroke' ? [...mask, underway.value.stroke] : mask;
    }),
    arrows: computed(() => {
      const { arrows } = painted.value;
      return underway.value?.kind === 'arrow' ? [...arrows, underway.value.arrow] : arrows;
    }),
    choose(next) {
      brush.value = next;
    },
    setRadius(share) {
      radiusShare.value = share;
    },
    begin(x, y) {
      underway.value = begun(x, y);
    },
    extend(x, y) {
      const now = underway.peek();
      if (now?.kind === 'stroke') {
        underway.value = { kind: 'stroke', stroke: longer(now.stroke, x, y) };
      } else if (now) underway.value = { kind: 'arrow', arrow: { ...now.arrow, toX: x, toY: y } };
    },
    end() {
      const done = underway.peek();
      underway.value = null;
      const { mask, arrows } = painted.peek();
      if (done?.kind === 'stroke') set({ mask: [...mask, done.stroke] });
      else if (done && isLongEnough(done.arrow)) set({ arrows: [...arrows, done.arrow] });
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
