import type { RegionMap, RegionName } from '../../contract/regions';

/** An edge of the crop at which a subject can be cut off; everybody stands on the lower one. */
export type CutSide = 'left' | 'right' | 'top';

export type SubjectName = Extract<RegionName, 'person' | 'animal'>;

/** Somebody of whom the crop's edge keeps only a part. */
export interface CutOffSubject {
  readonly subject: SubjectName;
  readonly side: CutSide;
}

/** Of the crop's area: smaller ones are passers-by. */
const LEAST_SHARE = 0.01;
/** Of the edge's length: a hand at the edge is no cut. */
const LEAST_TOUCH = 0.08;
/** Of the crop's height, from above: the shoulders of a portrait may leave it further down. */
const WATCHED_HEIGHT = 2 / 3;

/** Who is cut off along the greatest part of an edge; null where everybody is whole. */
export function findCutOffSubject(map: RegionMap): CutOffSubject | null {
  let found: CutOffSubject | null = null;
  let most = 0;
  for (const side of ['left', 'right', 'top'] as const) {
    for (const [placeNumber, touch] of touchesOf(map, side)) {
      const place = map.places[placeNumber - 1];
      if (!place || !isSubject(place.region) || place.share < LEAST_SHARE) continue;
      if (touch < LEAST_TOUCH || touch <= most) continue;
      most = touch;
      found = { subject: place.region, side };
    }
  }
  return found;
}

function isSubject(region: RegionName): region is SubjectName {
  return region === 'person' || region === 'animal';
}

/** How much of an edge each place runs along, 0..1. */
function touchesOf(map: RegionMap, side: CutSide): Map<number, number> {
  const { width, height, placeNumbers } = map;
  const length = side === 'top' ? width : height;
  const watched = side === 'top' ? width : Math.floor(height * WATCHED_HEIGHT);
  const touches = new Map<number, number>();
  for (let along = 0; along < watched; along += 1) {
    const at = side === 'top' ? along : along * width + (side === 'left' ? 0 : width - 1);
    const number = placeNumbers[at] ?? 0;
    if (number > 0) touches.set(number, (touches.get(number) ?? 0) + 1 / length);
  }
  return touches;
}
