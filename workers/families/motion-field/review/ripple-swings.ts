import { type Extent, FOCAL_LENGTH } from '../render/camera-pose';
import type { Field } from '../render/plane-filters';
import type { RippleWave, RippleWaves } from '../render/ripple-waves';
import { createOscillation, type Oscillation, type Swing } from './oscillation';
import { type ReviewGrid, valueAt } from './review-grid';

/** As in ripple.wgsl. */
const MIN_WAVE_PIXELS = 3;
const FULL_WAVE_PIXELS = 7;
const MAX_SLOPE = 0.3;
const SURGE_SHARE = 0.3;
/** Long sides over which a wave's slope is taken: far less than the shortest that is drawn. */
const REACH = 1e-3;

const STILL: Swing = [0, 0, 0, 0];

/** What ripples are made of. */
export interface Ripples {
  readonly waves: RippleWaves;
  /** Long sides, the clip's strength included. */
  readonly amplitude: Field;
  /** One output pixel in long sides. */
  readonly pixel: number;
}

/** The ripples of a scene on a grid, wave by wave as ripple.wgsl draws them. */
export function createRippleSwings(
  grid: ReviewGrid,
  ripples: Ripples,
  among?: readonly number[],
): Oscillation {
  const { waves, amplitude } = ripples;
  const { extent } = grid;
  return createOscillation(
    grid,
    waves.waves.length,
    (index, x, y) => {
      const wave = waves.waves[index];
      const height = valueAt(amplitude, extent, x, y);
      return wave && height > 0 ? swingOf(wave, ripples, extent, x, y, height) : STILL;
    },
    REACH,
    among,
  );
}

function swingOf(
  wave: RippleWave,
  { waves: { plane }, pixel }: Ripples,
  extent: Extent,
  x: number,
  y: number,
  amplitude: number,
): Swing {
  const [px, py] = [x - extent.width / 2, y - extent.height / 2];
  const distance = Math.max(plane.base + plane.slopeX * px + plane.slopeY * py, 0.02);
  const [groundX, groundY] = [px / distance, FOCAL_LENGTH / distance];
  const { vectorX, vectorY, weight } = wave;
  const alongWave = groundX * vectorX + groundY * vectorY;
  const gradientX = (vectorX - plane.slopeX * alongWave) / distance;
  const gradientY = (-plane.slopeY * alongWave) / distance;
  const flatness = 1 / Math.sqrt(Math.max(gradientX ** 2 + gradientY ** 2, 1e-8));
  const fade = smoothStep(
    ((2 * Math.PI * flatness) / pixel - MIN_WAVE_PIXELS) / (FULL_WAVE_PIXELS - MIN_WAVE_PIXELS),
  );
  const height = Math.min(amplitude, MAX_SLOPE * flatness) * weight * fade;
  const angle = alongWave + wave.phase;
  const [sine, cosine] = [height * Math.sin(angle), height * Math.cos(angle)];
  const surge = SURGE_SHARE * gradientX * flatness;
  return [surge * cosine, sine, -surge * sine, cosine];
}

function smoothStep(value: number): number {
  const share = Math.min(1, Math.max(0, value));
  return share * share * (3 - 2 * share);
}
