import { type CoverageMap, createCoverageMap } from './coverage-map';
import { type DisparityLayers, frontOf } from './disparity-layers';
import type { MotionClock } from './motion-clock';
import type { Velocity } from './velocity';
import type { MotionScene } from './motion-scene';
import { channelOf, fieldOf, maxFilter, minFilter } from './plane-filters';
import type { SwaySpectrum } from './sway-spectrum';
import type { TileCoverage } from './tile-classes';
import { createTravelReach } from './travel-reach';

/** Mattes below this do not show. */
const LEAST_MATTE = 1 / 512;
/** A fiftieth of a pixel at 4K, in long sides. */
const LEAST_TRAVEL = 5e-6;
/** Front disparity steps that can tear; half of where camera.wgsl begins to. */
const LEAST_STEP = 0.025;

/** Where in the photo anything moves or can tear: decides which pipeline renders a tile. */
export function createTileCoverage(
  scene: MotionScene,
  { spectrum, velocity, clock }: { spectrum: SwaySpectrum; velocity: Velocity; clock: MotionClock },
  layers: DisparityLayers,
  motionStrength: number,
): TileCoverage {
  const { driftPeriodSeconds } = clock;
  const longSide = Math.max(scene.mattes.width, scene.mattes.height);
  const greatestReach = spectrum.reach.data.reduce((most, value) => Math.max(most, value), 0);
  // Sway brings mattes along from as far as it reaches.
  const radius = Math.min(24, Math.ceil(greatestReach * longSide));
  const matte = (channel: number): CoverageMap =>
    createCoverageMap(maxFilter(channelOf(scene.mattes, channel), radius), LEAST_MATTE);
  const { x, y } = velocity;
  const travel = fieldOf(
    x.width,
    x.height,
    (_x, _y, i) => driftPeriodSeconds * Math.hypot(x.data[i] ?? 0, y.data[i] ?? 0),
  );
  const amplitudes = channelOf(scene.ripple, 0).data;
  const ripple = motionStrength * amplitudes.reduce((most, it) => Math.max(most, Math.abs(it)), 0);
  const gaps = (channel: number): CoverageMap => {
    const { width, height, data } = channelOf(scene.mattes, channel);
    return createCoverageMap(
      fieldOf(width, height, (_x, _y, i) => 1 - (data[i] ?? 0)),
      LEAST_MATTE,
    );
  };
  const front = frontOf(layers);
  const [low, high] = [minFilter(front, 1), maxFilter(front, 1)];
  const steps = fieldOf(
    layers.width,
    layers.height,
    (_x, _y, i) => (high.data[i] ?? 0) - (low.data[i] ?? 0),
  );
  return {
    sway: createCoverageMap(spectrum.reach, spectrum.hasMotion ? LEAST_TRAVEL : Infinity),
    air: matte(0),
    water: matte(1),
    airGaps: gaps(0),
    waterGaps: gaps(1),
    drift: createCoverageMap(travel, 1e-4),
    reach: createTravelReach(velocity, driftPeriodSeconds, ripple),
    edges: createCoverageMap(steps, LEAST_STEP),
  };
}
