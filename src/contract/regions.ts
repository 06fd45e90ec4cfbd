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

/**
 * How the model has a region move by itself, before strengths, strokes and masks: means over what
 * of it moves. Lengths are in long sides of the crop.
 */
export interface RegionMotion extends RegionShare {
  /** Of what drifts, a second; y down. About nothing where it swings to and fro. */
  readonly velocityX: number;
  readonly velocityY: number;
  /** How far waves lift it. */
  readonly ripple: number;
  /** How far it swings. */
  readonly sway: number;
}

/** Factors on something of regions, 0..2; one that is missing counts as 1. */
export type RegionFactors = Readonly<Partial<Record<RegionName, number>>>;

/** A part of a region that hangs together: one of two people, the sky left of a tower. */
export interface RegionPlace {
  readonly region: RegionName;
  /** Of the crop's area, 0..1. */
  readonly share: number;
  /** A point inside, in shares of the crop's width and height. */
  readonly insideX: number;
  readonly insideY: number;
}

/** What the model took each place of the crop for. Row by row, at the size that it sees. */
export interface RegionMap {
  readonly width: number;
  readonly height: number;
  /** 0 where nothing that moves is seen, else one more than an index in `places`. */
  readonly placeNumbers: Uint16Array;
  /** The largest first. */
  readonly places: readonly RegionPlace[];
  /** How much the motion moves, 0..255: the mattes that frames are drawn with, unpainted. */
  readonly movable: Uint8Array;
}
