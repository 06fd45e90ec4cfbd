import {
  REGION_NAMES,
  type RegionName,
  type RegionShare,
  type RegionFactors,
} from '../../../src/contract/regions';
import {
  CLASS_OF_REGION,
  DRIFTING,
  likelyRegions,
  meanFactor,
  RIPPLING,
  sharesByFactor,
  SWAYING,
} from './region-shares';
import type { MotionScene, Planes } from './render/motion-scene';
import { channelOf, type Field, resizeField } from './render/plane-filters';

/** A smaller region is not worth a slider. */
const LEAST_SHARE = 0.02;

/** The regions of a photo that can move, the largest first. `features` begin with the classes. */
export function regionsOf(features: Planes): RegionShare[] {
  const shares = REGION_NAMES.map((name) => {
    const { data } = channelOf(features, CLASS_OF_REGION[name]);
    return { name, share: data.reduce((sum, value) => sum + value, 0) / data.length };
  });
  return shares.filter(({ share }) => share >= LEAST_SHARE).toSorted((a, b) => b.share - a.share);
}

/**
 * The scene with the motion of every region made stronger or weaker; 0 holds it still. Where
 * regions that move in the same way meet, the class map's word is weighed.
 */
export function withRegionStrengths<Scene extends Pick<MotionScene, 'drift' | 'ripple' | 'sway'>>(
  scene: Scene,
  features: Planes,
  strengths: RegionFactors,
): Scene {
  if (REGION_NAMES.every((name) => (strengths[name] ?? 1) === 1)) return scene;
  const scaled = (planes: Planes, regions: readonly RegionName[], channels: number): Planes =>
    scaleChannels(planes, factorOf(features, regions, strengths), channels);
  return {
    ...scene,
    drift: scaled(scene.drift, DRIFTING, scene.drift.channels),
    // Of a ripple the amplitude alone: its wavelength and direction stay.
    ripple: scaled(scene.ripple, RIPPLING, 1),
    sway: scaled(scene.sway, SWAYING, scene.sway.channels),
  };
}

/** Mean strength of the regions, weighted by how likely each is; 1 where none is. */
function factorOf(
  features: Planes,
  regions: readonly RegionName[],
  strengths: RegionFactors,
): Field {
  const shares = sharesByFactor(likelyRegions(features, regions), strengths);
  return meanFactor(shares, features.width, features.height);
}

function scaleChannels(planes: Planes, factor: Field, channels: number): Planes {
  const { width, height } = planes;
  const scale = resizeField(factor, width, height).data;
  const data = planes.data.slice();
  for (let i = 0; i < channels * width * height; i += 1) {
    data[i] = (data[i] ?? 0) * (scale[i % (width * height)] ?? 1);
  }
  return { ...planes, data };
}
