import type { BrushStroke, ClipSettings, CropRectangle, MaskStroke, PlaceStroke } from './clip';
import type { RegionMap } from './regions';

/** Over the whole crop, row by row: 1 where things may move, 0 where they must not. */
export interface MotionMask {
  readonly data: Float32Array;
  readonly height: number;
  readonly width: number;
}

/** Finer than what the mattes show. */
const LONG_SIDE_TEXELS = 512;
/** Texels over which the hardest brush's rim fades. */
const SHARP_RIM_TEXELS = 2;

/** How much of a stroke lies on each texel, 0..1, and the box outside of which nothing does. */
interface Coverage {
  readonly data: Float32Array;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * What the strokes let move, over the crop; null where nothing was painted. It is part of what a
 * stroke means: the page draws it over the photo, the worker multiplies the mattes with it.
 *
 * @param regionMap asked for by strokes that take a place; without one they have no effect
 */
export function motionMaskOf(
  { crop, mask }: Pick<ClipSettings, 'crop' | 'mask'>,
  regionMap: () => RegionMap | null,
): MotionMask | null {
  if (mask.every(({ kind }) => kind === 'erase')) return null;
  const unpainted = unpaintedValue(mask);
  const painted = blankMask(crop, unpainted);
  for (const stroke of mask) paintStroke(painted, stroke, crop, unpainted, regionMap);
  return painted;
}

/** A mask on which nothing is painted yet. */
export function blankMask(crop: CropRectangle, unpainted: 0 | 1): MotionMask {
  const scale = scaleOf(crop);
  const width = Math.max(1, Math.round(crop.width * scale));
  const height = Math.max(1, Math.round(crop.height * scale));
  return { data: new Float32Array(width * height).fill(unpainted), width, height };
}

/** Lays one more stroke on a mask. */
export function paintStroke(
  target: MotionMask,
  stroke: MaskStroke,
  crop: CropRectangle,
  unpainted: 0 | 1,
  regionMap: () => RegionMap | null,
): void {
  const { width, height } = target;
  const data = new Float32Array(width * height);
  const coverage: Coverage = { data, left: width, top: height, right: 0, bottom: 0 };
  if (stroke.kind === 'place') coverPlace(coverage, target, stroke, crop, regionMap());
  else coverStroke(coverage, target, stroke, crop);
  blend(target, coverage, valueOf(stroke, unpainted));
}

/** Who begins by letting something move means: this, and nothing else. */
export function unpaintedValue(mask: readonly MaskStroke[]): 0 | 1 {
  const first = mask.find(({ kind }) => kind !== 'erase');
  return first && valueOf(first, 1) === 1 ? 0 : 1;
}

function valueOf(stroke: MaskStroke, unpainted: 0 | 1): 0 | 1 {
  switch (stroke.kind) {
    case 'freeze':
      return 0;
    case 'move':
      return 1;
    case 'erase':
      return unpainted;
    case 'place':
      return stroke.isStill ? 0 : 1;
  }
}

/** The number of the place at a point of the photo, 0 where there is none. */
export function placeNumberAt(map: RegionMap, crop: CropRectangle, x: number, y: number): number {
  const column = Math.floor(((x - crop.x) / crop.width) * map.width);
  const row = Math.floor(((y - crop.y) / crop.height) * map.height);
  if (column < 0 || row < 0 || column >= map.width || row >= map.height) return 0;
  return map.placeNumbers[row * map.width + column] ?? 0;
}

function coverPlace(
  coverage: Coverage,
  { width, height }: MotionMask,
  { region, x, y }: PlaceStroke,
  crop: CropRectangle,
  map: RegionMap | null,
): void {
  const number = map ? placeNumberAt(map, crop, x, y) : 0;
  if (!map || number === 0 || map.places[number - 1]?.region !== region) return;
  for (let row = 0; row < height; row += 1) {
    const from: number = Math.floor(((row + 0.5) / height) * map.height) * map.width;
    for (let column = 0; column < width; column += 1) {
      const at = from + Math.floor(((column + 0.5) / width) * map.width);
      if (map.placeNumbers[at] === number) coverage.data[row * width + column] = 1;
    }
  }
  Object.assign(coverage, { left: 0, top: 0, right: width, bottom: height });
}

function coverStroke(
  coverage: Coverage,
  target: MotionMask,
  { points, radiusPixels, softness }: BrushStroke,
  crop: CropRectangle,
): void {
  const scale = scaleOf(crop);
  const radius = radiusPixels * scale;
  const at = (index: number): readonly [number, number] => [
    ((points[index] ?? 0) - crop.x) * scale,
    ((points[index + 1] ?? 0) - crop.y) * scale,
  ];
  // A dab is a segment without length.
  const last = Math.max(0, points.length - 4);
  for (let i = 0; i <= last; i += 2) {
    coverSegment(coverage, target, at(i), points.length > 2 ? at(i + 2) : at(i), radius, softness);
  }
}

/** Of a stroke's segments the one that covers the most counts, not their sum. */
function coverSegment(
  coverage: Coverage,
  { width, height }: MotionMask,
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
  radius: number,
  softness: number,
): void {
  const rim = Math.max(SHARP_RIM_TEXELS, softness * radius);
  /** Where half of the brush is left. */
  const middle = radius - (softness * radius) / 2;
  const reach = middle + rim / 2;
  const [dx, dy] = [bx - ax, by - ay];
  const lengthSquared = Math.max(dx * dx + dy * dy, 1e-9);
  const left = Math.max(0, Math.floor(Math.min(ax, bx) - reach));
  const top = Math.max(0, Math.floor(Math.min(ay, by) - reach));
  const right = Math.min(width, Math.ceil(Math.max(ax, bx) + reach) + 1);
  const bottom = Math.min(height, Math.ceil(Math.max(ay, by) + reach) + 1);
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const [px, py] = [x + 0.5 - ax, y + 0.5 - ay];
      const along = Math.min(1, Math.max(0, (px * dx + py * dy) / lengthSquared));
      const distance = Math.hypot(px - along * dx, py - along * dy);
      const share = Math.min(1, (middle - distance) / rim + 0.5);
      const index = y * width + x;
      if (share > (coverage.data[index] ?? 0)) coverage.data[index] = share;
    }
  }
  coverage.left = Math.min(coverage.left, left);
  coverage.top = Math.min(coverage.top, top);
  coverage.right = Math.max(coverage.right, right);
  coverage.bottom = Math.max(coverage.bottom, bottom);
}

/** Lays a value where the coverage is. */
function blend({ data, width }: MotionMask, coverage: Coverage, value: number): void {
  for (let y = coverage.top; y < coverage.bottom; y += 1) {
    for (let i = y * width + coverage.left; i < y * width + coverage.right; i += 1) {
      const before = data[i] ?? 0;
      data[i] = before + (value - before) * (coverage.data[i] ?? 0);
    }
  }
}

/** Texels a pixel of the photo. */
function scaleOf(crop: CropRectangle): number {
  return LONG_SIDE_TEXELS / Math.max(crop.width, crop.height);
}
