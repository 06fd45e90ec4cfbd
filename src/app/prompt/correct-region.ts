import type { CropRectangle, MotionArrow } from '../../contract/clip';
import { placeNumberAt } from '../../contract/motion-mask';
import type { RegionMap, RegionName } from '../../contract/regions';
import type { ClipDraft } from '../clip-draft';
import { directionOf, type Heading } from './understanding';

/** What a correction changes of the settings. */
type Corrected = Pick<ClipDraft, 'arrows' | 'regionStrengths'>;

/** Of the arrow, in long sides of the crop: an easy pace. */
const ARROW_LENGTH = 0.1;

/** A region sent another way: an arrow in its largest place, in the stead of those drawn in it. */
export function sentRegion(
  settings: Corrected,
  region: RegionName,
  heading: Heading,
  map: RegionMap,
  crop: CropRectangle,
): Corrected {
  const place = map.places.find((it) => it.region === region);
  const { arrows, regionStrengths } = freedRegion(settings, region, map, crop);
  if (!place) return { arrows, regionStrengths };
  const length = ARROW_LENGTH * Math.max(crop.width, crop.height);
  const [stepX, stepY] = directionOf(heading);
  const fromX = Math.round(crop.x + place.insideX * crop.width);
  const fromY = Math.round(crop.y + place.insideY * crop.height);
  const toX = Math.round(clamp(fromX + length * stepX, crop.x, crop.x + crop.width));
  const toY = Math.round(clamp(fromY + length * stepY, crop.y, crop.y + crop.height));
  return { arrows: [...arrows, { fromX, fromY, toX, toY }], regionStrengths };
}

/** A region held still. */
export function stilledRegion(
  { arrows, regionStrengths }: Corrected,
  region: RegionName,
): Corrected {
  return { arrows, regionStrengths: { ...regionStrengths, [region]: 0 } };
}

/** A region left to the prompt again: it is neither held nor sent anywhere. */
export function freedRegion(
  { arrows, regionStrengths }: Corrected,
  region: RegionName,
  map: RegionMap,
  crop: CropRectangle,
): Corrected {
  const { [region]: strength, ...others } = regionStrengths;
  const isHeld = strength === 0 || strength === undefined;
  return {
    arrows: arrows.filter((arrow) => !beginsIn(arrow, region, map, crop)),
    regionStrengths: isHeld ? others : regionStrengths,
  };
}

/** Whether an arrow says where a region goes. */
export function isSent(
  { arrows }: Pick<Corrected, 'arrows'>,
  region: RegionName,
  map: RegionMap,
  crop: CropRectangle,
): boolean {
  return arrows.some((arrow) => beginsIn(arrow, region, map, crop));
}

function beginsIn(
  { fromX, fromY }: MotionArrow,
  region: RegionName,
  map: RegionMap,
  crop: CropRectangle,
): boolean {
  const number = placeNumberAt(map, crop, fromX, fromY);
  return number > 0 && map.places[number - 1]?.region === region;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
