/** Brightness alone, 0..255 a pixel, row-major. */
export interface LumaPlane {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** A square of a plane that is looked at by itself. */
export interface LumaTile {
  readonly left: number;
  readonly top: number;
}

/** Side of a tile: small enough for one edge, large enough for a variance of a thousand pixels. */
export const TILE_PIXELS = 32;

/** Luma of RGBA pixels with the weights of ITU-R BT.709. */
export function toLumaPlane(rgba: Uint8ClampedArray, width: number, height: number): LumaPlane {
  const values = new Float32Array(width * height);
  for (let index = 0; index < values.length; index += 1) {
    const at = index * 4;
    values[index] =
      0.2126 * (rgba[at] ?? 0) + 0.7152 * (rgba[at + 1] ?? 0) + 0.0722 * (rgba[at + 2] ?? 0);
  }
  return { width, height, values };
}

/** Whole tiles that leave a border of one pixel, which a filter of 3 x 3 needs. */
export function tilesOf({ width, height }: LumaPlane): LumaTile[] {
  const tiles: LumaTile[] = [];
  for (let top = 1; top + TILE_PIXELS < height; top += TILE_PIXELS) {
    for (let left = 1; left + TILE_PIXELS < width; left += TILE_PIXELS) tiles.push({ left, top });
  }
  return tiles;
}

/** The pixels of a tile, row by row. */
export function pixelsOf({ values, width }: LumaPlane, { left, top }: LumaTile): Float32Array {
  const pixels = new Float32Array(TILE_PIXELS * TILE_PIXELS);
  for (let y = 0; y < TILE_PIXELS; y += 1) {
    const start = (top + y) * width + left;
    pixels.set(values.subarray(start, start + TILE_PIXELS), y * TILE_PIXELS);
  }
  return pixels;
}

/** A 3 x 3 filter, row-major. */
export type Kernel = readonly [
  ...[number, number, number],
  ...[number, number, number],
  ...[number, number, number],
];

/** What a filter answers over a tile, row by row. */
export function filterTile(
  { values, width }: LumaPlane,
  { left, top }: LumaTile,
  [nw, n, ne, w, middle, e, sw, s, se]: Kernel,
): Float32Array {
  const answers = new Float32Array(TILE_PIXELS * TILE_PIXELS);
  const take = (index: number): number => values[index] ?? 0;
  for (let y = 0; y < TILE_PIXELS; y += 1) {
    for (let x = 0; x < TILE_PIXELS; x += 1) {
      const at = (top + y) * width + left + x;
      const above = at - width;
      const below = at + width;
      answers[y * TILE_PIXELS + x] =
        nw * take(above - 1) +
        n * take(above) +
        ne * take(above + 1) +
        w * take(at - 1) +
        middle * take(at) +
        e * take(at + 1) +
        sw * take(below - 1) +
        s * take(below) +
        se * take(below + 1);
    }
  }
  return answers;
}

/** Variance of some numbers; 0 for none. */
export function varianceOf(values: Float32Array): number {
  let [sum, squares] = [0, 0];
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / Math.max(1, values.length);
  return Math.max(0, squares / Math.max(1, values.length) - mean * mean);
}

/** The value below which `share` (0..1) of the numbers lie; undefined for none. */
export function quantileOf(values: ArrayLike<number>, share: number): number | undefined {
  const sorted = Float32Array.from(values).toSorted();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
