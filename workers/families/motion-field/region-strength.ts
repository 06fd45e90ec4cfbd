import {
  REGION_NAMES,
  type RegionName,
  type RegionShare,
  type RegionStrengths,
} from '../../../src/contract/regions';
import type { MotionScene, Planes } from './render/motion-scene';
import { channelOf, type Field, fieldOf, resizeField } from './render/plane-filters';

/** Class channels of the features. */
export const CLASS_OF_REGION: Readonly<Record<RegionName, number>> = {
  sky: 1,
  water: 2,
  foliage: 3,
  grass: 4,
  person: 5,
  animal: 6,
  vehicle: 10,
};
const DRIFTING: readonly RegionName[] = ['sky', 'water'];
const RIPPLING: readonly RegionName[] = ['water'];
const SWAYING: readonly RegionName[] = ['foliage', 'grass', 'person', 'animal', 'vehicle'];
/** How sure the class map must be before a region's strength is heard. */
const DOUBT = 0.02;
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
  strengths: RegionStrengths,
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
  strengths: RegionStrengths,
): Field {
  const parts = regions.map((name) => ({
    strength: strengths[name] ?? 1,
    likely: channelOf(features, CLASS_OF_REGION[name]).data,
  }));
  return fieldOf(features.width, features.height, (_x, _y, i) => {
    const sum = parts.reduce(
      (total, { likely }) => total + Math.max(0, (likely[i] ?? 0) - DOUBT),
      0,
    );
    if (sum <= 0) return 1;
    const wanted = parts.reduce(
      (total, { strength, likely }) => total + strength * Math.max(0, (likely[i] ?? 0) - DOUBT),
      0,
    );
    return wanted / sum;
  });
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
