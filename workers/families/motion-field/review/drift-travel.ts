import { type Field, fieldOf } from '../render/plane-filters';
import type { Velocity } from '../render/velocity';
import { IDENTITY, type Matrix2 } from './matrix2';
import { gradientOf, placeOf, type ReviewGrid, valueAt } from './review-grid';

/** Stops along the way, evenly spaced in time; what lies between is interpolated. */
const STOPS = 4;
const STEPS_BETWEEN = 3;

/** How far the flow carries what it meets at every cell in a while, and how it deforms it. */
export interface DriftTravel {
  /** The map's Jacobian at a cell after a share (0..1) of the way. */
  jacobianAt(cell: number, share: number): Matrix2;
  /** Where the way has come to by then. */
  placeAt(cell: number, share: number): readonly [number, number];
}

interface Stop {
  /** x, y of every cell. */
  readonly places: Float32Array;
  readonly x: ReturnType<typeof gradientOf>;
  readonly y: ReturnType<typeof gradientOf>;
}

/** Follows the stationary velocity from every cell, by the midpoint rule as flow.wgsl does. */
export function createDriftTravel(
  grid: ReviewGrid,
  velocity: Pick<Velocity, 'x' | 'y'>,
  seconds: number,
): DriftTravel {
  const { columns, rows, extent } = grid;
  const step = seconds / (STOPS * STEPS_BETWEEN);
  const places = Array.from({ length: columns * rows }, (_, cell) => placeOf(grid, cell));
  const speedAt = (place: readonly [number, number], field: Field): number =>
    valueAt(field, extent, place[0], place[1]);
  const advance = (place: [number, number]): void => {
    const middle = [
      place[0] + 0.5 * step * speedAt(place, velocity.x),
      place[1] + 0.5 * step * speedAt(place, velocity.y),
    ] as const;
    place[0] += step * speedAt(middle, velocity.x);
    place[1] += step * speedAt(middle, velocity.y);
  };
  const placed = (): Float32Array => Float32Array.from(places.flat());
  const start = placed();
  const stops: Stop[] = [];
  for (let stop = 0; stop < STOPS; stop += 1) {
    for (const place of places) {
      for (let count = 0; count < STEPS_BETWEEN; count += 1) advance(place);
    }
    const coordinate = (axis: 0 | 1): Field =>
      fieldOf(columns, rows, (_x, _y, cell) => places[cell]?.[axis] ?? 0);
    stops.push({
      places: placed(),
      x: gradientOf(grid, coordinate(0)),
      y: gradientOf(grid, coordinate(1)),
    });
  }
  const valuesAt = (cell: number, stop: number): Matrix2 => {
    const found = stops[stop - 1];
    if (!found) return IDENTITY;
    const { x, y } = found;
    return {
      a: x.x.data[cell] ?? 1,
      b: x.y.data[cell] ?? 0,
      c: y.x.data[cell] ?? 0,
      d: y.y.data[cell] ?? 1,
    };
  };
  const legOf = (share: number): readonly [before: number, along: number] => {
    const position = STOPS * Math.min(1, Math.max(0, share));
    const before = Math.min(STOPS - 1, Math.floor(position));
    return [before, position - before];
  };
  return {
    jacobianAt: (cell, share) => {
      const [before, along] = legOf(share);
      return between(valuesAt(cell, before), valuesAt(cell, before + 1), along);
    },
    placeAt: (cell, share) => {
      const [before, along] = legOf(share);
      const [from, to] = [stops[before - 1]?.places ?? start, stops[before]?.places ?? start];
      const at = (index: number): number =>
        (from[index] ?? 0) * (1 - along) + (to[index] ?? 0) * along;
      return [at(2 * cell), at(2 * cell + 1)];
    },
  };
}

function between(one: Matrix2, other: Matrix2, share: number): Matrix2 {
  const mix = (from: number, to: number): number => from + (to - from) * share;
  return {
    a: mix(one.a, other.a),
    b: mix(one.b, other.b),
    c: mix(one.c, other.c),
    d: mix(one.d, other.d),
  };
}
