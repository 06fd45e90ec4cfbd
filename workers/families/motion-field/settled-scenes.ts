import type { MotionMask } from '../../../src/contract/motion-mask';
import type { RegionFactors } from '../../../src/contract/regions';
import { withRegionSpeeds } from './region-speed';
import { withRegionStrengths } from './region-strength';
import type { MotionScene, Planes } from './render/motion-scene';
import { type SettledScene, settleScene } from './render/scene-motion';

/** What settles a scene. */
export interface SettledOptions {
  readonly regionStrengths: RegionFactors;
  readonly regionSpeeds: RegionFactors;
  readonly mask: MotionMask | null;
}

/**
 * Settles a motion's scene; the last one is kept: a slider that moves, and the review of what is
 * shown, ask for the same again.
 */
export function createSettledScenes(
  scene: MotionScene,
  features: Planes,
): (options: SettledOptions) => SettledScene {
  let last: (SettledOptions & { readonly settled: SettledScene }) | undefined;
  return ({ regionStrengths, regionSpeeds, mask }) => {
    const isSame =
      last !== undefined &&
      isSameFactors(last.regionStrengths, regionStrengths) &&
      isSameFactors(last.regionSpeeds, regionSpeeds) &&
      isSameMask(last.mask, mask);
    if (last && isSame) return last.settled;
    const strong = withRegionStrengths(scene, features, regionStrengths);
    const settled = settleScene(withRegionSpeeds(strong, features, regionSpeeds), mask);
    last = { regionStrengths, regionSpeeds, mask, settled };
    return settled;
  };
}

function isSameFactors(one: RegionFactors, other: RegionFactors): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isSameMask(one: MotionMask | null, other: MotionMask | null): boolean {
  if (!one || !other) return one === other;
  return (
    one.width === other.width &&
    one.height === other.height &&
    one.data.every((value, i) => value === other.data[i])
  );
}
