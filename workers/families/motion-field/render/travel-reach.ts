import type { Extent } from './camera-pose';
import type { Velocity } from './velocity';
import { type Field, fieldOf, maxFilter } from './plane-filters';

/** How far things may be carried into a place within a drift period, in long sides. */
export interface TravelReach {
  readonly across: Field;
  readonly down: Field;
  /** What ripples displace by at most, wherever they are. */
  readonly ripple: number;
}

/** A texel on every side for the interpolation of velocities. */
const MARGIN_TEXELS = 1;

/**
 * The greatest speed that anything on its way into a place can meet, times the period: a bound on
 * the flow maps, much tighter than that of the whole picture where only the sky is fast.
 */
export function createTravelReach(
  { x, y }: Velocity,
  periodSeconds: number,
  ripple: number,
): TravelReach {
  const longSide = Math.max(x.width, x.height);
  const travelOf = (speed: Field): Field =>
    fieldOf(speed.width, speed.height, (_x, _y, i) => periodSeconds * Math.abs(speed.data[i] ?? 0));
  const [across, down] = [travelOf(x), travelOf(y)];
  const texelsOf = (travel: Field): number =>
    MARGIN_TEXELS + Math.ceil(longSide * travel.data.reduce((most, it) => Math.max(most, it), 0));
  const [radius, radiusDown] = [texelsOf(across), texelsOf(down)];
  return {
    across: maxFilter(across, radius, radiusDown),
    down: maxFilter(down, radius, radiusDown),
    ripple,
  };
}

/** The reach at a position, in long sides with the origin top left: across and down. */
export function reachAt(
  { across, down, ripple }: TravelReach,
  x: number,
  y: number,
  extent: Extent,
): readonly [number, number] {
  const cell = (value: number, whole: number, count: number): number =>
    Math.min(count - 1, Math.max(0, Math.floor((value / whole) * count)));
  const index =
    cell(y, extent.height, across.height) * across.width + cell(x, extent.width, across.width);
  return [(across.data[index] ?? 0) + ripple, (down.data[index] ?? 0) + ripple];
}
