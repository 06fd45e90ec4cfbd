import type { MotionScene } from './motion-scene';
import { boxFilter, channelOf, type Field, fieldOf, resizeField } from './plane-filters';

/** The stationary velocity at flow resolution, long sides a second, strength and speed included. */
export interface Velocity {
  readonly x: Field;
  readonly y: Field;
  /** Speed that nine tenths of what drifts stays below. */
  readonly fastSpeed: number;
  /** The same of flowing water; 0 where none flows. */
  readonly waterSpeed: number;
}

/** Long side of the flow maps: velocities are smooth, so few texels hold them. */
const FLOW_LONG_SIDE = 128;
/** Water slower than this, in long sides a second, ripples in place; from the next on it flows. */
const CALM_SPEED = 0.01;
const FLOWING_SPEED = 0.025;
/** Long sides to either side over which the air's speeds are averaged, twice. */
const AIR_REACH = 0.1;

/** The drift of a scene, tamed by what drifts and scaled. */
export function createVelocity(
  scene: Pick<MotionScene, 'drift' | 'driftPace' | 'mattes'>,
  factor: number,
): Velocity {
  const { width, height } = scene.drift;
  const scale = Math.min(1, FLOW_LONG_SIDE / Math.max(width, height));
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const air = resizeField(channelOf(scene.mattes, 0), w, h);
  const water = resizeField(channelOf(scene.mattes, 1), w, h);
  const across = resizeField(channelOf(scene.drift, 0), w, h);
  const down = resizeField(channelOf(scene.drift, 1), w, h);
  const kept = keptOfWater(across, down, air, water);
  // Last of all: hurried calm water does not begin to flow, nor hurry the sky above it.
  const pace = scene.driftPace && resizeField(channelOf(scene.driftPace, 0), w, h).data;
  const tamed = (speed: Field): Field => {
    const flowing = fieldOf(w, h, (_x, _y, i) => (speed.data[i] ?? 0) * (kept.data[i] ?? 0));
    const carried = carriedByAir(flowing, air);
    return fieldOf(w, h, (_x, _y, i) => (carried.data[i] ?? 0) * factor * (pace?.[i] ?? 1));
  };
  const [x, y] = [tamed(across), tamed(down)];
  const drifting = fieldOf(w, h, (_x, _y, i) => (air.data[i] ?? 0) + (water.data[i] ?? 0));
  return { x, y, fastSpeed: fastSpeedOf(x, y, drifting), waterSpeed: fastSpeedOf(x, y, water) };
}

/** Share of the drift to keep: calm water ripples in place, for a river's banks would ghost. */
function keptOfWater(across: Field, down: Field, air: Field, water: Field): Field {
  return fieldOf(across.width, across.height, (_x, _y, i) => {
    const speed = Math.hypot(across.data[i] ?? 0, down.data[i] ?? 0);
    const flowing = clamped((speed - CALM_SPEED) / (FLOWING_SPEED - CALM_SPEED));
    const isWater = clamped(2 * ((water.data[i] ?? 0) - (air.data[i] ?? 0)));
    return 1 - isWater * (1 - flowing);
  });
}

/**
 * Clouds are far away and drift as wholes: where there is air, the speed is the mean of the air's
 * around it, or what the network says of a sky's rims and gaps would stretch its clouds.
 */
function carriedByAir(speed: Field, air: Field): Field {
  const { width, height } = speed;
  const radius = Math.round(AIR_REACH * Math.max(width, height));
  const weighted = fieldOf(width, height, (_x, _y, i) => (speed.data[i] ?? 0) * (air.data[i] ?? 0));
  const smooth = (field: Field): Field => boxFilter(boxFilter(field, radius), radius);
  const [sum, weight] = [smooth(weighted), smooth(air)];
  return fieldOf(width, height, (_x, _y, i) => {
    const around = weight.data[i] ?? 0;
    const mean = around > 1e-3 ? (sum.data[i] ?? 0) / around : 0;
    const share = clamped(4 * (air.data[i] ?? 0));
    return (speed.data[i] ?? 0) * (1 - share) + mean * share;
  });
}

/** Measured where a matte lets drift show. */
function fastSpeedOf(x: Field, y: Field, matte: Field): number {
  const speeds: number[] = [];
  for (const [i, value] of x.data.entries()) {
    const speed = Math.hypot(value, y.data[i] ?? 0);
    if ((matte.data[i] ?? 0) > 0.5 && speed > 1e-5) {
      speeds.push(speed);
    }
  }
  speeds.sort((a, b) => a - b);
  return speeds[Math.floor(speeds.length * 0.9)] ?? 0;
}

function clamped(value: number): number {
  return Math.min(1, Math.max(0, value));
}
