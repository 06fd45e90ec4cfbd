import { REGION_NAMES, type RegionFactors, type RegionName } from '../../../src/contract/regions';
import type { Planes } from './render/motion-scene';
import { channelOf, type Field, fieldOf } from './render/plane-filters';

/** Class channels of the features. */
export const CLASS_OF_REGION: Readonly<Record<RegionName, number>> = {
  sky: 1,
  water: 2,
  foliage: 3,
  grass: 4,
  person: 5,
  animal: 6,
  vehicle: 10,
};
/** Channels of the mattes: each lets motion of its own kind show. */
const [AIR, WATER, SWAY] = [0, 1, 2] as const;
/** The matte that lets a region move. All that is told of what moves how comes from here. */
export const MATTE_OF_REGION: Readonly<Record<RegionName, 0 | 1 | 2>> = {
  sky: AIR,
  water: WATER,
  foliage: SWAY,
  grass: SWAY,
  person: SWAY,
  animal: SWAY,
  vehicle: SWAY,
};
/** Matte by matte. */
export const REGIONS_OF_MATTE: readonly (readonly RegionName[])[] = [AIR, WATER, SWAY].map(
  (matte) => movedBy(matte),
);
export const DRIFTING = movedBy(AIR, WATER);
export const RIPPLING = movedBy(WATER);
export const SWAYING = movedBy(SWAY);
/** How sure the class map must be before a region is heard. */
const DOUBT = 0.02;

/** A region and how much each place is of it. */
export interface WeighedRegion {
  readonly name: RegionName;
  readonly weights: Field;
}

/** Regions weighed by how likely they are. `features` begin with the class map. */
export function likelyRegions(features: Planes, names: readonly RegionName[]): WeighedRegion[] {
  return names.map((name) => {
    const { data, width, height } = channelOf(features, CLASS_OF_REGION[name]);
    const weights = { data: data.map((likely) => Math.max(0, likely - DOUBT)), width, height };
    return { name, weights };
  });
}

/**
 * Which share of each place every factor has that occurs; together they are 1. A place of none of
 * the regions has the factor 1.
 *
 * @param regions all of the same size, one at least
 */
export function sharesByFactor(
  regions: readonly WeighedRegion[],
  factors: RegionFactors,
): ReadonlyMap<number, Field> {
  const [first] = regions;
  const { width, height } = first?.weights ?? { width: 0, height: 0 };
  const total = sumOf(regions, width, height);
  const wanted = new Set([1, ...regions.map(({ name }) => factors[name] ?? 1)]);
  const shares = [...wanted].map((factor) => {
    const own = regions.filter(({ name }) => (factors[name] ?? 1) === factor);
    const part = sumOf(own, width, height);
    const share = fieldOf(width, height, (_x, _y, i) => {
      const whole = total.data[i] ?? 0;
      return whole > 0 ? (part.data[i] ?? 0) / whole : factor === 1 ? 1 : 0;
    });
    return [factor, share] as const;
  });
  return new Map(shares.filter(([, share]) => share.data.some((value) => value > 0)));
}

/** The factor of each place: the mean, where several have shares in it. */
export function meanFactor(
  shares: ReadonlyMap<number, Field>,
  width: number,
  height: number,
): Field {
  const parts = [...shares];
  return fieldOf(width, height, (_x, _y, i) =>
    parts.reduce((sum, [factor, { data }]) => sum + factor * (data[i] ?? 0), 0),
  );
}

function movedBy(...mattes: readonly number[]): readonly RegionName[] {
  return REGION_NAMES.filter((name) => mattes.includes(MATTE_OF_REGION[name]));
}

function sumOf(regions: readonly WeighedRegion[], width: number, height: number): Field {
  return fieldOf(width, height, (_x, _y, i) =>
    regions.reduce((sum, { weights }) => sum + (weights.data[i] ?? 0), 0),
  );
}
