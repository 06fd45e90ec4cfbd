import type { ClipSettings } from '../../src/contract/clip';
import { motionMaskOf } from '../../src/contract/motion-mask';
import type { DecodedMotion, SceneOptions } from '../families/video-model';
import { frameCountOf } from './validate-settings';

/** What of a clip's settings its scene is made of: all that neither model nor camera decide. */
export function sceneOptionsOf(
  settings: ClipSettings,
  regionMap: DecodedMotion['regionMap'],
): SceneOptions {
  const { widthPixels, heightPixels, framesPerSecond, isLoop } = settings;
  const { motionStrength, motionSpeed, regionStrengths, regionSpeeds } = settings;
  return {
    widthPixels,
    heightPixels,
    framesPerSecond,
    frameCount: frameCountOf(settings),
    isLoop,
    motionStrength,
    motionSpeed,
    regionStrengths,
    regionSpeeds,
    mask: motionMaskOf(settings, regionMap),
  };
}
