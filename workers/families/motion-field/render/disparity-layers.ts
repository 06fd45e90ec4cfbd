import type { DisparityRange } from './camera-pose';
import type { MotionScene } from './motion-scene';
import {
  boxFilter,
  channelOf,
  type Field,
  fieldOf,
  maxFilter,
  minFilter,
  resizeField,
} from './plane-filters';

/** Disparity steps above this are edges between two things. */
const EDGE_STEP = 0.1;
/** How many times steeper edges become. */
const STEEPENING = 3;
/** Texels by which the foreground grows: its blurred rim must not stay behind. */
const GROWTH = 2;
/** Texels of disparity a tile of the bounds covers. */
const TILE = 16;

/** The two layers of relief that the camera's rays meet. */
export interface DisparityLayers {
  readonly width: number;
  readonly height: number;
  /** Texel by texel: front, background. */
  readonly texels: Float32Array<ArrayBuffer>;
  /** 1 where the background layer hides behind the front one. */
  readonly hidden: Field;
  readonly range: DisparityRange;
}

/** What disparities a ray can meet that ends in a tile: least, greatest, least of the background. */
export interface DisparityBounds {
  readonly width: number;
  readonly height: number;
  /** Four values a tile; the fourth is unused. */
  readonly texels: Float32Array<ArrayBuffer>;
}

/**
 * Sharpens the front disparity (a soft edge would stretch like rubber between two things), grows
 * the foreground by two texels so that its fringe travels with it, and marks what hides behind it.
 */
export function createDisparityLayers(scene: MotionScene): DisparityLayers {
  const { width, height } = scene.disparity;
  const front = sharpened(channelOf(scene.disparity, 0));
  const given = resizeField(channelOf(scene.background, 3), width, height);
  const behind = fieldOf(width, height, (_x, _y, i) =>
    Math.min(given.data[i] ?? 0, front.data[i] ?? 0),
  );
  const step = fieldOf(width, height, (_x, _y, i) =>
    (front.data[i] ?? 0) - (behind.data[i] ?? 0) > EDGE_STEP / 2 ? 1 : 0,
  );
  const texels = new Float32Array(2 * width * height);
  let [least, greatest] = [Infinity, -Infinity];
  for (const [i, value] of front.data.entries()) {
    const back = behind.data[i] ?? 0;
    texels[2 * i] = value;
    texels[2 * i + 1] = back;
    least = Math.min(least, back);
    greatest = Math.max(greatest, value);
  }
  const hidden = boxFilter(maxFilter(step, 3), 1);
  return { width, height, texels, hidden, range: { least, greatest } };
}

/**
 * Steepens edges between their two sides (a soft toggle mapping: a hard one would leave the
 * texels' own staircase on every outline), then grows what is near.
 */
function sharpened(disparity: Field): Field {
  const { width, height } = disparity;
  const low = minFilter(disparity, 2);
  const high = maxFilter(disparity, 2);
  const toggled = fieldOf(width, height, (_x, _y, i) => {
    const [value, least, most] = [disparity.data[i] ?? 0, low.data[i] ?? 0, high.data[i] ?? 0];
    if (most - least <= EDGE_STEP) {
      return value;
    }
    const share = STEEPENING * ((value - least) / (most - least) - 0.5) + 0.5;
    return least + (most - least) * Math.min(1, Math.max(0, share));
  });
  const grown = maxFilter(toggled, GROWTH);
  return fieldOf(width, height, (_x, _y, i) => {
    const [value, most] = [toggled.data[i] ?? 0, grown.data[i] ?? 0];
    return most - value > EDGE_STEP ? most : value;
  });
}

/** Disparities of the front layer alone. */
export function frontOf({
  width,
  height,
  texels,
}: Pick<DisparityLayers, 'width' | 'height' | 'texels'>): Field {
  return fieldOf(width, height, (_x, _y, i) => texels[2 * i] ?? 0);
}

/**
 * Bounds a tile, over everything within `travel` (long sides on the photo) of it: rays need not
 * look at disparities that do not occur there, and flat places need no march at all.
 */
export function createDisparityBounds(layers: DisparityLayers, travel: number): DisparityBounds {
  const { width, height, texels } = layers;
  const front = frontOf(layers);
  const behind = fieldOf(width, height, (_x, _y, i) => texels[2 * i + 1] ?? 0);
  const [columns, rows] = [Math.ceil(width / TILE), Math.ceil(height / TILE)];
  const reach = 1 + Math.ceil((travel * Math.max(width, height) + 1) / TILE);
  const gather = (field: Field, pick: (a: number, b: number) => number): Field => {
    const tiles = fieldOf(columns, rows, (tx, ty) => {
      let best = field.data[ty * TILE * width + tx * TILE] ?? 0;
      for (let y = ty * TILE; y < Math.min(height, (ty + 1) * TILE); y++) {
        for (let x = tx * TILE; x < Math.min(width, (tx + 1) * TILE); x++) {
          best = pick(best, field.data[y * width + x] ?? best);
        }
      }
      return best;
    });
    return pick === Math.min ? minFilter(tiles, reach) : maxFilter(tiles, reach);
  };
  const [least, greatest, back] = [
    gather(front, Math.min),
    gather(front, Math.max),
    gather(behind, Math.min),
  ];
  const packed = new Float32Array(4 * columns * rows);
  for (const [i, value] of least.data.entries()) {
    packed.set([value, greatest.data[i] ?? 1, back.data[i] ?? 0, 0], 4 * i);
  }
  return { width: columns, height: rows, texels: packed };
}
