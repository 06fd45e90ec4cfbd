import type { Field } from '../render/plane-filters';
import type { SceneMotion } from '../render/scene-motion';
import { createDriftTravel, type DriftTravel } from './drift-travel';
import type { GridMotion, Turns } from './grid-motion';
import { type ReviewGrid, valueAt } from './review-grid';
import { IDENTITY, inverseOf, type Matrix2, product, singularValuesOf } from './matrix2';

/** Texture drawn out or squeezed beyond these looks like rubber. */
const LONGEST = 1.6;
const SHORTEST = 0.5;
/** A layer, or one of two blended copies of it, that shows less than this hides its faults. */
const LEAST_SHOWN = 0.35;
const FILLED_WEIGHT = 0.03;

/** Where a clip stretches the photo, cell by cell. */
export interface Stretch {
  /** 0 natural, 1 stretched by motion, 2 by the camera. */
  readonly cells: Uint8Array;
  readonly share: number;
  readonly motionShare: number;
  readonly worst: number;
}

/** How the frame's picture of a place came to be: from the frame back to the photo. */
interface Moment {
  readonly turns: Turns;
  readonly phase: number;
  readonly shares: ReturnType<SceneMotion['clock']['driftSharesAt']>;
}

/**
 * Looks at cells at some frames of a clip.
 *
 * @param among the cells to look at; all of them where it is left out
 */
export function measureStretch(
  motion: GridMotion,
  { velocity, clock, path }: SceneMotion,
  frames: readonly number[],
  among?: readonly number[],
): Stretch {
  const { cells, grid } = motion;
  const period = clock.driftPeriodSeconds;
  const isDrifting = velocity.fastSpeed > 0;
  const flow = isDrifting && {
    was: createDriftTravel(grid, velocity, -period),
    will: createDriftTravel(grid, velocity, period),
  };
  const found = new Uint8Array(cells);
  const looked = among ?? Array.from(found.keys());
  let worst = 1;
  for (const frame of frames) {
    const moment = {
      turns: motion.turnsAt(frame),
      phase: clock.driftPhaseAt(frame),
      shares: clock.driftSharesAt(frame),
    };
    const view = path.isStatic ? null : motion.viewAt(frame);
    for (const cell of looked) {
      const camera = view ? view.jacobianAt(motion.reliefAt(cell)) : IDENTITY;
      // What the relief hides is not seen.
      if (!camera) continue;
      for (const back of layersAt(motion, flow, moment, cell)) {
        const own = inverseOf(back);
        const longest = own ? singularValuesOf(product(camera, own))[0] : Infinity;
        if (own) worst = Math.max(worst, longest);
        if (!own || isStretched(own)) found[cell] = 1;
        // An edge that covers what lies behind it squeezes nothing: of a camera, length alone counts.
        else if (longest > LONGEST) found[cell] = found[cell] || 2;
      }
    }
  }
  return { cells: found, ...sharesOf(found), worst };
}

/** From the frame's picture of each layer that shows at a cell back to the photo. */
function layersAt(
  motion: GridMotion,
  flow: false | { readonly was: DriftTravel; readonly will: DriftTravel },
  { turns, phase, shares }: Moment,
  cell: number,
): Matrix2[] {
  const air = motion.air.data[cell] ?? 0;
  const water = motion.water.data[cell] ?? 0;
  const layers: Matrix2[] = [];
  const carried = (matte: Field, [was, will]: readonly [number, number]): Matrix2[] => {
    if ((matte.data[cell] ?? 0) < LEAST_SHOWN) return [];
    if (!flow) return [IDENTITY];
    // As compose.wgsl weighs them: what comes from beyond the layer was filled in, and shows little.
    const known = (travel: DriftTravel, share: number): number => {
      const [x, y] = travel.placeAt(cell, share);
      return isInside(motion.grid, x, y)
        ? certaintyOf(valueAt(matte, motion.grid.extent, x, y))
        : 0;
    };
    const before = was * (FILLED_WEIGHT + known(flow.was, phase));
    const after = will * (FILLED_WEIGHT + known(flow.will, 1 - phase));
    const least = LEAST_SHOWN * (before + after);
    return [
      ...(before >= least ? [flow.was.jacobianAt(cell, phase)] : []),
      ...(after >= least ? [flow.will.jacobianAt(cell, 1 - phase)] : []),
    ];
  };
  layers.push(...carried(motion.air, shares.air));
  if (water >= LEAST_SHOWN) {
    const ripple = motion.ripple.gradientAt(cell, turns.ripple);
    layers.push(...carried(motion.water, shares.water).map((drift) => less(drift, ripple)));
  }
  if (1 - air - water >= LEAST_SHOWN) {
    // Sway is told where things are, not where they come from: the frame's way back is its inverse.
    const { a, b, c, d } = motion.sway.gradientAt(cell, turns.sway);
    layers.push(inverseOf({ a: 1 + a, b, c, d: 1 + d }) ?? { a: 0, b: 0, c: 0, d: 0 });
  }
  return layers;
}

/** As in layer-certainty.wgsl. */
function certaintyOf(matte: number): number {
  const share = Math.min(1, Math.max(0, (matte - 0.75) / 0.22));
  return share * share * (3 - 2 * share);
}

function isInside({ extent }: ReviewGrid, x: number, y: number): boolean {
  return x >= 0 && y >= 0 && x <= extent.width && y <= extent.height;
}

function less(one: Matrix2, other: Matrix2): Matrix2 {
  return { a: one.a - other.a, b: one.b - other.b, c: one.c - other.c, d: one.d - other.d };
}

function isStretched(forwards: Matrix2): boolean {
  const [most, least] = singularValuesOf(forwards);
  return most > LONGEST || least < SHORTEST || forwards.a * forwards.d < forwards.b * forwards.c;
}

function sharesOf(cells: Uint8Array): Pick<Stretch, 'share' | 'motionShare'> {
  const count = (wanted: (kind: number) => boolean): number =>
    cells.reduce((sum, kind) => sum + (wanted(kind) ? 1 : 0), 0) / cells.length;
  return { share: count((kind) => kind > 0), motionShare: count((kind) => kind === 1) };
}
