import { type Extent, FOCAL_LENGTH } from './camera-pose';
import type { MotionScene } from './motion-scene';
import { channelOf, type Field, resizeField } from './plane-filters';

/** One travelling wave on the ground plane; mirrors `Wave` of ripple.wgsl. */
export interface RippleWave {
  readonly vectorX: number;
  readonly vectorY: number;
  readonly phase: number;
  readonly weight: number;
  readonly frequencyHz: number;
}

/** The waves of a scene's water. */
export interface RippleWaves {
  /** Disparity of the water's plane: base + slopeX * x + slopeY * y over centred long sides. */
  readonly plane: { readonly base: number; readonly slopeX: number; readonly slopeY: number };
  /** None where there is no water to move. */
  readonly waves: readonly RippleWave[];
}

/** Length against the base wave, turn on the ground against its direction, share, phase. */
const SPREAD = [
  { length: 1, turn: 0, weight: 0.34, phase: 0.3 },
  { length: 1.43, turn: 0.42, weight: 0.22, phase: 1.7 },
  { length: 0.71, turn: -0.5, weight: 0.19, phase: 4.1 },
  { length: 0.53, turn: 0.75, weight: 0.12, phase: 2.2 },
  { length: 0.41, turn: -0.85, weight: 0.08, phase: 5 },
  { length: 0.3, turn: 0.25, weight: 0.05, phase: 3.4 },
] as const;

/** Waves of this length (long sides) come by at this rate; others by deep-water dispersion. */
const REFERENCE_WAVELENGTH = 0.06;
const REFERENCE_HZ = 0.5;

const STILL: RippleWaves = {
  plane: { base: 1, slopeX: 0, slopeY: 0 },
  waves: [],
};

interface WaterSums {
  readonly plane: RippleWaves['plane'];
  readonly wavelength: number;
  readonly direction: readonly [number, number];
  /** Centred position of the nearest water. */
  readonly nearest: readonly [number, number];
}

/**
 * The waves of the water: a plane fitted to its disparity by least squares, the base wave from
 * the amplitude-weighted means of wavelength and direction, and a spread of others about it.
 */
export function createRippleWaves(
  scene: MotionScene,
  extent: Extent,
  strength: number,
): RippleWaves {
  const { ripplePace } = scene;
  const water = strength * ripplePace > 0 ? measureWater(scene, extent) : undefined;
  if (water === undefined) {
    return STILL;
  }
  const { plane, wavelength, direction, nearest } = water;
  const base = groundVector(plane, nearest, direction, (2 * Math.PI) / wavelength);
  const rate = REFERENCE_HZ * Math.sqrt(REFERENCE_WAVELENGTH / wavelength);
  const waves = SPREAD.map(({ length, turn, weight, phase }) => ({
    vectorX: (base[0] * Math.cos(turn) - base[1] * Math.sin(turn)) / length,
    vectorY: (base[0] * Math.sin(turn) + base[1] * Math.cos(turn)) / length,
    phase,
    weight,
    frequencyHz: ripplePace * Math.min(1.2, Math.max(0.2, rate / Math.sqrt(length))),
  }));
  return { plane, waves };
}

/** The wave vector on the ground whose picture at a position is `steepness` along `direction`. */
function groundVector(
  plane: RippleWaves['plane'],
  at: readonly [number, number],
  direction: readonly [number, number],
  steepness: number,
): readonly [number, number] {
  const disparity = Math.max(plane.base + plane.slopeX * at[0] + plane.slopeY * at[1], 0.02);
  const ground = [at[0] / disparity, FOCAL_LENGTH / disparity] as const;
  // Gradient of the phase on the picture = J k; two equations for the two parts of k.
  const xx = (1 - ground[0] * plane.slopeX) / disparity;
  const xy = (-ground[1] * plane.slopeX) / disparity;
  const yx = (-ground[0] * plane.slopeY) / disparity;
  const yy = (-ground[1] * plane.slopeY) / disparity;
  const determinant = xx * yy - xy * yx;
  const safe = Math.abs(determinant) < 1e-6 ? 1e-6 * (determinant < 0 ? -1 : 1) : determinant;
  const [gx, gy] = [direction[0] * steepness, direction[1] * steepness];
  return [(gx * yy - gy * xy) / safe, (gy * xx - gx * yx) / safe];
}

function measureWater(scene: MotionScene, extent: Extent): WaterSums | undefined {
  const { width, height } = scene.ripple;
  const [amplitude, wavelength, directionX, directionY] = [0, 1, 2, 3].map((channel) =>
    channelOf(scene.ripple, channel),
  );
  const matte = resizeField(channelOf(scene.mattes, 1), width, height);
  const disparity = resizeField(channelOf(scene.disparity, 0), width, height);
  const plane = fitPlane(disparity, matte, extent);
  if (!amplitude || !wavelength || !directionX || !directionY || plane === undefined) {
    return undefined;
  }
  let [weight, meanWavelength, meanX, meanY] = [0, 0, 0, 0];
  let nearest: readonly [number, number] = [0, 0];
  let greatest = -Infinity;
  for (const [i, share] of matte.data.entries()) {
    const w = share * (amplitude.data[i] ?? 0);
    weight += w;
    meanWavelength += w * (wavelength.data[i] ?? 0);
    meanX += w * (directionX.data[i] ?? 0);
    meanY += w * (directionY.data[i] ?? 0);
    const [x, y] = centredAt(i, matte, extent);
    const fitted = plane.base + plane.slopeX * x + plane.slopeY * y;
    if (share > 0.5 && fitted > greatest) {
      greatest = fitted;
      nearest = [0, y];
    }
  }
  const length = Math.hypot(meanX, meanY);
  if (weight < 1e-6 || greatest === -Infinity) {
    return undefined;
  }
  return {
    plane,
    wavelength: Math.min(0.5, Math.max(0.01, meanWavelength / weight)),
    direction: length > 1e-6 ? [meanX / length, meanY / length] : [0, 1],
    nearest,
  };
}

/** Least squares of disparity = base + slopeX x + slopeY y, weighted by the matte. */
export function fitPlane(
  disparity: Field,
  matte: Field,
  extent: Extent,
): RippleWaves['plane'] | undefined {
  let [n, sx, sy, sd, sxx, sxy, syy, sxd, syd] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (const [i, w] of matte.data.entries()) {
    const [x, y] = centredAt(i, matte, extent);
    const d = disparity.data[i] ?? 0;
    [n, sx, sy, sd] = [n + w, sx + w * x, sy + w * y, sd + w * d];
    [sxx, sxy, syy] = [sxx + w * x * x, sxy + w * x * y, syy + w * y * y];
    [sxd, syd] = [sxd + w * x * d, syd + w * y * d];
  }
  if (n < 4) {
    return undefined;
  }
  const [mx, my, md] = [sx / n, sy / n, sd / n];
  // A little ridge keeps slivers of water from tilting the plane sideways.
  const xx = sxx / n - mx * mx + 1e-4;
  const yy = syy / n - my * my + 1e-4;
  const xy = sxy / n - mx * my;
  const [xd, yd] = [sxd / n - mx * md, syd / n - my * md];
  const determinant = xx * yy - xy * xy;
  const slopeX = (xd * yy - yd * xy) / determinant;
  const slopeY = Math.max(0.05, (yd * xx - xd * xy) / determinant);
  return { base: md - slopeX * mx - slopeY * my, slopeX, slopeY };
}

function centredAt(index: number, field: Field, extent: Extent): readonly [number, number] {
  const x = (index % field.width) + 0.5;
  const y = Math.floor(index / field.width) + 0.5;
  return [(x / field.width - 0.5) * extent.width, (y / field.height - 0.5) * extent.height];
}
