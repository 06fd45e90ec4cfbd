import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { MaskStroke } from '../contract/clip';
import { motionMaskOf, placeNumberAt, type MotionMask } from '../contract/motion-mask';
import type { RegionMap, RegionName } from '../contract/regions';
import type { DraftState } from './draft-state';
import type { MaskState } from './mask-state';
import { maskValueAt, type PaintedMask } from './painted-mask';

/** What a press takes: every place of a region, or the one that is pressed. */
export type RegionScope = 'region' | 'place';

export interface RegionTarget {
  readonly region: RegionName;
  /** One more than its index in the map's places; null for the whole region. */
  readonly placeNumber: number | null;
}

/** A target that is worth a chip. */
export interface OfferedTarget extends RegionTarget {
  /** Counts the places of a region that are offered, from 1; null where there is but one. */
  readonly ordinal: number | null;
  readonly isStill: boolean;
}

/** Freezing and freeing what the model found in the photo, by pointing at it. */
export interface RegionTool {
  readonly scope: ReadonlySignal<RegionScope>;
  readonly map: ReadonlySignal<RegionMap | null>;
  /** What the pointer or the keyboard is at. */
  readonly pointed: ReadonlySignal<RegionTarget | null>;
  readonly offered: ReadonlySignal<readonly OfferedTarget[]>;
  setScope(scope: RegionScope): void;
  /** What a press at a place in the photo's pixels would take. */
  targetAt(x: number, y: number): RegionTarget | null;
  point(target: RegionTarget | null): void;
  isStill(target: RegionTarget): boolean;
  /** Holds a target still, or lets it move. */
  toggle(target: RegionTarget): void;
}

/** Smaller ones can still be pressed on the picture. */
const LEAST_SHARE = 0.005;
const MOST_OFFERED = 12;

export function createRegionTool(
  draft: DraftState,
  mask: MaskState,
  painted: ReadonlySignal<PaintedMask | null>,
  map: ReadonlySignal<RegionMap | null>,
): RegionTool {
  const scope = signal<RegionScope>('region');
  const pointed = signal<RegionTarget | null>(null);
  const isHeld = (region: RegionName): boolean => draft.draft.value.regionStrengths[region] === 0;

  function isPlaceStill(given: MotionMask | null, placeNumber: number): boolean {
    return given !== null && map.value !== null && meanOver(given, map.value, placeNumber) < 0.5;
  }

  function isStill({ region, placeNumber }: RegionTarget): boolean {
    if (isHeld(region)) return true;
    return placeNumber !== null && isPlaceStill(painted.value, placeNumber);
  }

  function toggleRegion(region: RegionName): void {
    const { regionStrengths } = draft.draft.peek();
    const strength = regionStrengths[region] === 0 ? 1 : 0;
    // Each press is undone by itself.
    draft.history.settle();
    draft.change({ regionStrengths: { ...regionStrengths, [region]: strength } });
  }

  /** Taking an earlier press on the place back is enough, unless other strokes say the same. */
  function togglePlace(placeNumber: number, target: RegionTarget): void {
    const [crop, regions] = [draft.crop.peek(), map.peek()];
    const place = regions?.places[placeNumber - 1];
    if (!crop || !regions || !place) return;
    const wanted = !isStill(target);
    const others = mask.strokes
      .peek()
      .filter(
        (stroke) =>
          stroke.kind !== 'place' ||
          placeNumberAt(regions, crop, stroke.x, stroke.y) !== placeNumber,
      );
    const x = Math.floor(crop.x + place.insideX * crop.width);
    const y = Math.floor(crop.y + place.insideY * crop.height);
    const stroke: MaskStroke = { kind: 'place', region: place.region, isStill: wanted, x, y };
    const without = motionMaskOf({ crop, mask: others }, () => regions);
    const isEnough = isPlaceStill(without, placeNumber) === wanted;
    mask.replace(isEnough ? others : [...others, stroke]);
  }

  return {
    scope,
    map,
    pointed,
    offered: computed(() => {
      const places = map.value?.places ?? [];
      const targets = scope.value === 'region' ? regionsAmong(places) : placesAmong(places);
      return targets.map((target) => ({ ...target, isStill: isStill(target) }));
    }),
    setScope(next) {
      scope.value = next;
      pointed.value = null;
    },
    targetAt(x, y) {
      const [crop, regions] = [draft.crop.peek(), map.peek()];
      const placeNumber = crop && regions ? placeNumberAt(regions, crop, x, y) : 0;
      const region = regions?.places[placeNumber - 1]?.region;
      if (!region) return null;
      // What is held as a whole is let go as a whole.
      const isWhole = scope.peek() === 'region' || isHeld(region);
      return { region, placeNumber: isWhole ? null : placeNumber };
    },
    point(target) {
      const now = pointed.peek();
      const isSame = now?.region === target?.region && now?.placeNumber === target?.placeNumber;
      if (!isSame) pointed.value = target;
    },
    isStill,
    toggle(target) {
      if (target.placeNumber === null || isHeld(target.region)) toggleRegion(target.region);
      else togglePlace(target.placeNumber, target);
    },
  };
}

function regionsAmong(places: RegionMap['places']): Omit<OfferedTarget, 'isStill'>[] {
  const shares = new Map<RegionName, number>();
  for (const { region, share } of places) shares.set(region, share + (shares.get(region) ?? 0));
  return [...shares]
    .filter(([, share]) => share >= LEAST_SHARE)
    .toSorted(([, a], [, b]) => b - a)
    .map(([region]) => ({ region, placeNumber: null, ordinal: null }));
}

/** The largest, counted from left to right. */
function placesAmong(places: RegionMap['places']): Omit<OfferedTarget, 'isStill'>[] {
  const numbered = places.map((place, index) => ({ ...place, placeNumber: index + 1 }));
  const large = numbered.filter(({ share }) => share >= LEAST_SHARE).slice(0, MOST_OFFERED);
  const offered = large.map(({ region, placeNumber, insideX }) => {
    const alike = large.filter((other) => other.region === region);
    const ordinal = 1 + alike.filter((other) => other.insideX < insideX).length;
    return { region, placeNumber, ordinal: alike.length > 1 ? ordinal : null };
  });
  // Regions by their largest place.
  const rank = (region: RegionName): number => large.findIndex((it) => it.region === region);
  return offered.toSorted(
    (a, b) => rank(a.region) - rank(b.region) || (a.ordinal ?? 0) - (b.ordinal ?? 0),
  );
}

/** Mean of a mask over a place. */
function meanOver(mask: MotionMask, map: RegionMap, placeNumber: number): number {
  let [sum, count] = [0, 0];
  for (const [i, number] of map.placeNumbers.entries()) {
    if (number !== placeNumber) continue;
    const x = ((i % map.width) + 0.5) / map.width;
    sum += maskValueAt(mask, x, (Math.floor(i / map.width) + 0.5) / map.height);
    count += 1;
  }
  return sum / Math.max(1, count);
}
