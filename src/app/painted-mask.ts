import { computed, type ReadonlySignal } from '@preact/signals';
import {
  blankMask,
  type MotionMask,
  motionMaskOf,
  paintStroke,
  unpaintedValue,
} from '../contract/motion-mask';
import type { RegionMap } from '../contract/regions';
import type { DraftState } from './draft-state';
import type { MaskState } from './mask-state';

/** The mask as frames are drawn with it, the stroke under way included. */
export interface PaintedMask extends MotionMask {
  /** What it is where nothing was painted. */
  readonly unpainted: 0 | 1;
}

/** Null where nothing is painted. */
export function createPaintedMask(
  draft: DraftState,
  mask: MaskState,
  regionMap: ReadonlySignal<RegionMap | null>,
): ReadonlySignal<PaintedMask | null> {
  const done = computed(() => {
    const [crop, strokes] = [draft.crop.value, mask.strokes.value];
    // Only strokes that take a place look at the map, and are painted anew when it changes.
    return crop && motionMaskOf({ crop, mask: strokes }, () => regionMap.value);
  });
  return computed(() => {
    const [crop, strokes, stroke] = [
      draft.crop.value,
      mask.strokes.value,
      mask.strokeUnderway.value,
    ];
    if (!crop) return null;
    const all = stroke ? [...strokes, stroke] : strokes;
    if (all.every(({ kind }) => kind === 'erase')) return null;
    const unpainted = unpaintedValue(all);
    if (!stroke) return done.value && { ...done.value, unpainted };
    const painted = done.value
      ? { ...done.value, data: done.value.data.slice() }
      : blankMask(crop, unpainted);
    paintStroke(painted, stroke, crop, unpainted, () => null);
    return { ...painted, unpainted };
  });
}

/** The mask's value at a place, given in shares of the crop's width and height. */
export function maskValueAt({ data, width, height }: MotionMask, x: number, y: number): number {
  return data[Math.floor(y * height) * width + Math.floor(x * width)] ?? 0;
}
