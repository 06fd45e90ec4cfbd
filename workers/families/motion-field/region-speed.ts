import { REGION_NAMES, type RegionFactors } from '../../../src/contract/regions';
import {
  DRIFTING,
  likelyRegions,
  MATTE_OF_REGION,
  meanFactor,
  sharesByFactor,
  SWAYING,
} from './region-shares';
import type { MotionScene, Planes } from './render/motion-scene';
import { channelOf, type Field, resizeField } from './render/plane-filters';

/** Everything as fast as the model says. */
export const NATURAL_SPEEDS: Pick<MotionScene, 'driftPace' | 'ripplePace'> = {
  driftPace: null,
  ripplePace: 1,
};

/** What the class map counts where no matte shows anything: on the rim between sky and water. */
const RIM_WEIGHT = 1e-4;

type Sped = Pick<
  MotionScene,
  'drift' | 'driftPace' | 'ripplePace' | 'sway' | 'swayFrequenciesHz' | 'mattes'
>;

/**
 * The scene with every region at a speed of its own; 0 holds it still. What drifts is carried
 * faster or slower. Of what swings, every speed gets frequencies of its own, at which its share of
 * the amplitude swings: where two regions meet their swings are added, and a loop closes for each.
 */
export function withRegionSpeeds<Scene extends Sped>(
  scene: Scene,
  features: Planes,
  speeds: RegionFactors,
): Scene {
  if (REGION_NAMES.every((name) => (speeds[name] ?? 1) === 1)) return scene;
  return {
    ...scene,
    driftPace: driftPaceOf(scene, features, speeds),
    // Nothing else ripples.
    ripplePace: speeds.water ?? 1,
    ...swayAtSpeeds(scene, sharesByFactor(likelyRegions(features, SWAYING), speeds)),
  };
}

/**
 * By what the mattes show, weighed by the class map: a layer is drawn by its matte, and a sky that
 * is to stand must not be dragged along wherever the class map wavers between sky and water.
 */
function driftPaceOf({ drift, mattes }: Sped, features: Planes, speeds: RegionFactors): Planes {
  const { width, height } = drift;
  const shown = likelyRegions(features, DRIFTING).map(({ name, weights }) => {
    const likely = resizeField(weights, width, height);
    const matte = resizeField(channelOf(mattes, MATTE_OF_REGION[name]), width, height);
    const data = likely.data.map((value, i) => value * ((matte.data[i] ?? 0) + RIM_WEIGHT));
    return { name, weights: { ...likely, data } };
  });
  return { ...meanFactor(sharesByFactor(shown, speeds), width, height), channels: 1 };
}

function swayAtSpeeds(
  { sway, swayFrequenciesHz }: Sped,
  shares: ReadonlyMap<number, Field>,
): Pick<MotionScene, 'sway' | 'swayFrequenciesHz'> {
  const moving = [...shares].filter(([speed]) => speed > 0);
  const parts = moving.map(([, share]) =>
    scaled(sway, resizeField(share, sway.width, sway.height)),
  );
  const data = new Float32Array(parts.length * sway.data.length);
  for (const [index, part] of parts.entries()) data.set(part, index * sway.data.length);
  return {
    sway: { ...sway, data, channels: parts.length * sway.channels },
    swayFrequenciesHz: moving.flatMap(([speed]) => swayFrequenciesHz.map((hertz) => speed * hertz)),
  };
}

/** Every channel times a field of the same size. */
function scaled({ data, width, height }: Planes, share: Field): Float32Array {
  return data.map((value, i) => value * (share.data[i % (width * height)] ?? 0));
}
