/** What the model can tell apart and move. */
export const REGION_NAMES = [
  'sky',
  'water',
  'foliage',
  'grass',
  'person',
  'animal',
  'vehicle',
] as const;

export type RegionName = (typeof REGION_NAMES)[number];

/** A region that a photo has. */
export interface RegionShare {
  readonly name: RegionName;
  /** Of the crop's area, 0..1. */
  readonly share: number;
}

/** Factors on the motion of regions, 0..2; one that is missing counts as 1. */
export type RegionStrengths = Readonly<Partial<Record<RegionName, number>>>;
