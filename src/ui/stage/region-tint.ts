import { maskValueAt, type PaintedMask } from '../../app/painted-mask';
import type { RegionTarget } from '../../app/region-tool';
import type { RegionMap, RegionFactors } from '../../contract/regions';
import { regionColours } from './region-colours';

export interface TintedRegions {
  readonly map: RegionMap;
  readonly strengths: RegionFactors;
  readonly painted: PaintedMask | null;
  readonly pointed: RegionTarget | null;
}

const OPACITY = { plain: 0.34, pointed: 0.6, beside: 0.2 } as const;
/** What stands still is hatched. */
const HATCH = [232, 238, 250] as const;
const HATCH_TEXELS = 8;
/** From here on a place is inside the outline. */
const INSIDE = 110;

/**
 * RGBA of every texel of the map: tinted as much as frames move there, hatched as much as the
 * person keeps still of that, outlined where the pointer is.
 */
export function regionTintOf(shown: TintedRegions): Uint8ClampedArray<ArrayBuffer> {
  const { map, strengths, painted, pointed } = shown;
  const { width, height, placeNumbers, places, movable } = map;
  const pixels = new Uint8ClampedArray(4 * width * height);
  const isPointed = isPointedIn(shown);
  for (let i = 0; i < placeNumbers.length; i += 1) {
    const place = places[(placeNumbers[i] ?? 0) - 1];
    if (!place) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    if (isPointed(i) && isRim(isPointed, x, y, width, height)) {
      pixels.set([255, 255, 255, 235], 4 * i);
      continue;
    }
    const allowed = painted ? maskValueAt(painted, (x + 0.5) / width, (y + 0.5) / height) : 1;
    const moves = strengths[place.region] === 0 ? 0 : allowed;
    const [red, green, blue] = regionColours[place.region];
    const isHatched = (x + y) % HATCH_TEXELS < HATCH_TEXELS / 2;
    const opacity = OPACITY[pointed ? (isPointed(i) ? 'pointed' : 'beside') : 'plain'];
    const mixed = (tint: number, hatch: number): number =>
      isHatched ? tint * moves + hatch * (1 - moves) : tint;
    pixels.set(
      [
        mixed(red, HATCH[0]),
        mixed(green, HATCH[1]),
        mixed(blue, HATCH[2]),
        (movable[i] ?? 0) * opacity * (isHatched ? 1 + 0.4 * (1 - moves) : moves),
      ],
      4 * i,
    );
  }
  return pixels;
}

function isPointedIn({ map, pointed }: TintedRegions): (texel: number) => boolean {
  if (!pointed) return () => false;
  return (texel) => {
    const number = map.placeNumbers[texel] ?? 0;
    const isAmong =
      pointed.placeNumber === null
        ? map.places[number - 1]?.region === pointed.region
        : number === pointed.placeNumber;
    return isAmong && (map.movable[texel] ?? 0) >= INSIDE;
  };
}

/** Whether one of a texel's neighbours lies outside; the picture's border is no outline. */
function isRim(
  isInside: (texel: number) => boolean,
  x: number,
  y: number,
  width: number,
  height: number,
): boolean {
  const at = y * width + x;
  return (
    (x > 0 && !isInside(at - 1)) ||
    (x < width - 1 && !isInside(at + 1)) ||
    (y > 0 && !isInside(at - width)) ||
    (y < height - 1 && !isInside(at + width))
  );
}
