import type { RegionMotion, RegionShare } from '../../../src/contract/regions';
import { CLASS_OF_REGION, DRIFTING, MATTE_OF_REGION, RIPPLING, SWAYING } from './region-shares';
import { regionsOf } from './region-strength';
import type { MotionScene, Planes } from './render/motion-scene';
import { channelOf, type Field, resizeField } from './render/plane-filters';

type Fields = Pick<MotionScene, 'drift' | 'ripple' | 'sway' | 'mattes'>;

/** Less of a region, as a share of the picture, moves by chance. */
const LEAST_WEIGHT = 1e-4;

/**
 * The regions of a photo with how each of them moves, the largest first.
 *
 * @param features begin with the classes
 */
export function regionMotionsOf(features: Planes, fields: Fields): RegionMotion[] {
  return regionsOf(features).map((region) => ({
    ...region,
    ...motionOf(region, features, fields),
  }));
}

function motionOf(
  { name }: RegionShare,
  features: Planes,
  { drift, ripple, sway, mattes }: Fields,
): Omit<RegionMotion, keyof RegionShare> {
  const { width, height } = drift;
  const likely = resizeField(channelOf(features, CLASS_OF_REGION[name]), width, height).data;
  const matte = resizeField(channelOf(mattes, MATTE_OF_REGION[name]), width, height).data;
  const weights = likely.map((value, i) => value * (matte[i] ?? 0));
  const mean = (field: Field): number => weightedMean(field, weights);
  const drifts = DRIFTING.includes(name);
  return {
    velocityX: drifts ? mean(channelOf(drift, 0)) : 0,
    velocityY: drifts ? mean(channelOf(drift, 1)) : 0,
    ripple: RIPPLING.includes(name) ? mean(channelOf(ripple, 0)) : 0,
    sway: SWAYING.includes(name) ? mean(reachOf(sway)) : 0,
  };
}

/** How far each place swings, all frequencies together. */
function reachOf({ data, channels, width, height }: Planes): Field {
  const area = width * height;
  const reach = new Float32Array(area);
  for (let first = 0; first < channels; first += 4) {
    for (let i = 0; i < area; i += 1) {
      const part = (channel: number): number => data[(first + channel) * area + i] ?? 0;
      reach[i] = (reach[i] ?? 0) + Math.hypot(part(0), part(1), part(2), part(3));
    }
  }
  return { data: reach, width, height };
}

/** Fields of the same size; 0 where the weights come to nothing. */
function weightedMean({ data }: Field, weights: Float32Array): number {
  let [sum, total] = [0, 0];
  for (const [i, weight] of weights.entries()) {
    sum += weight * (data[i] ?? 0);
    total += weight;
  }
  return total < LEAST_WEIGHT * weights.length ? 0 : sum / total;
}
