import type { Planes } from './motion-scene';

/** One value a texel of a field. */
export interface Field {
  readonly data: Float32Array;
  readonly height: number;
  readonly width: number;
}

/** Channel `channel` of planes, without a copy. Throws RangeError where there is none. */
export function channelOf(planes: Planes, channel: number): Field {
  const { width, height, channels } = planes;
  if (channel < 0 || channel >= channels || planes.data.length < channels * width * height) {
    throw new RangeError(`Planes hold no channel ${channel}`);
  }
  const area = width * height;
  return { data: planes.data.subarray(channel * area, (channel + 1) * area), width, height };
}

/** A field made texel by texel. */
export function fieldOf(
  width: number,
  height: number,
  valueAt: (x: number, y: number, index: number) => number,
): Field {
  const data = new Float32Array(width * height);
  for (let y = 0, index = 0; y < height; y++) {
    for (let x = 0; x < width; x++, index++) {
      data[index] = valueAt(x, y, index);
    }
  }
  return { data, width, height };
}

/** Bilinear resize about texel centres; a shrunk field is box-averaged over its texels first. */
export function resizeField(field: Field, width: number, height: number): Field {
  if (field.width === width && field.height === height) {
    return field;
  }
  const halvesX = Math.floor(field.width / width / 2);
  const halvesY = Math.floor(field.height / height / 2);
  const source = halvesX + halvesY > 0 ? boxFilter(field, Math.max(halvesX, halvesY)) : field;
  return fieldOf(width, height, (x, y) =>
    sampleField(
      source,
      ((x + 0.5) * field.width) / width - 0.5,
      ((y + 0.5) * field.height) / height - 0.5,
    ),
  );
}

/** Bilinear value at a position in texels (0 is the first texel's centre), clamped to the edge. */
export function sampleField(field: Field, x: number, y: number): number {
  const cx = Math.min(Math.max(x, 0), field.width - 1);
  const cy = Math.min(Math.max(y, 0), field.height - 1);
  const [x0, y0] = [Math.floor(cx), Math.floor(cy)];
  const x1 = Math.min(x0 + 1, field.width - 1);
  const y1 = Math.min(y0 + 1, field.height - 1);
  const [fx, fy] = [cx - x0, cy - y0];
  const at = (column: number, row: number): number => field.data[row * field.width + column] ?? 0;
  const top = at(x0, y0) * (1 - fx) + at(x1, y0) * fx;
  return top * (1 - fy) + (at(x0, y1) * (1 - fx) + at(x1, y1) * fx) * fy;
}

/** Mean over a square window, edges clamped. */
export function boxFilter(field: Field, radius: number): Field {
  return bothAxes(field, radius, radius, (values, start, stride, length, r, out) => {
    const valueAt = (i: number): number =>
      values[start + Math.min(Math.max(i, 0), length - 1) * stride] ?? 0;
    let sum = 0;
    for (let i = -r; i < r; i++) {
      sum += valueAt(i);
    }
    for (let at = 0; at < length; at++) {
      sum += valueAt(at + r);
      out[start + at * stride] = sum / (2 * r + 1);
      sum -= valueAt(at - r);
    }
  });
}

/** Least value in a window: square, or with its own radius across. */
export function minFilter(field: Field, radius: number, radiusDown = radius): Field {
  return extremeFilter(field, radius, radiusDown, Math.min, Infinity);
}

/** Greatest value in a window: square, or with its own radius across. */
export function maxFilter(field: Field, radius: number, radiusDown = radius): Field {
  return extremeFilter(field, radius, radiusDown, Math.max, -Infinity);
}

/**
 * Van Herk's algorithm (Pattern Recognition Letters 13, 1992): extremes that run forwards and
 * backwards within blocks as long as the window meet in every window, so its length costs nothing.
 */
function extremeFilter(
  field: Field,
  radius: number,
  radiusDown: number,
  pick: (a: number, b: number) => number,
  start: number,
): Field {
  return bothAxes(field, radius, radiusDown, (values, offset, stride, length, r, out) => {
    const window = 2 * r + 1;
    const padded = length + 2 * r;
    const valueAt = (i: number): number =>
      i < r || i >= length + r ? start : (values[offset + (i - r) * stride] ?? start);
    const forwards = new Float32Array(padded);
    const backwards = new Float32Array(padded);
    for (let i = 0; i < padded; i++) {
      const before = i % window === 0 ? start : (forwards[i - 1] ?? start);
      forwards[i] = pick(before, valueAt(i));
    }
    for (let i = padded - 1; i >= 0; i--) {
      const isLast = (i + 1) % window === 0 || i === padded - 1;
      backwards[i] = pick(isLast ? start : (backwards[i + 1] ?? start), valueAt(i));
    }
    for (let at = 0; at < length; at++) {
      out[offset + at * stride] = pick(backwards[at] ?? start, forwards[at + 2 * r] ?? start);
    }
  });
}

/** Filters the `length` values that lie `stride` apart from `start` on. */
type LineFilter = (
  values: Float32Array,
  start: number,
  stride: number,
  length: number,
  radius: number,
  out: Float32Array,
) => void;

function bothAxes(field: Field, across: number, down: number, filter: LineFilter): Field {
  const { width, height } = field;
  const middle = new Float32Array(field.data.length);
  const out = new Float32Array(field.data.length);
  for (let y = 0; y < height; y++) {
    filter(field.data, y * width, 1, width, across, middle);
  }
  for (let x = 0; x < width; x++) {
    filter(middle, x, width, height, down, out);
  }
  return { data: out, width, height };
}
