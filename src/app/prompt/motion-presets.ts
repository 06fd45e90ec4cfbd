import type { RegionName } from '../../contract/regions';
import { isAmong } from './named-regions';

/** A whole prompt that is put in by a press. */
export interface MotionPreset {
  readonly name: string;
  readonly prompt: string;
  /** What of a photo it moves; null for one that suits every photo. */
  readonly region: RegionName | null;
}

function preset(name: string, region: RegionName | null, prompt: string): MotionPreset {
  return { name, region, prompt };
}

/** The presets, in words that the model was trained on. */
export const motionPresets: readonly MotionPreset[] = [
  preset('Drifting clouds', 'sky', 'the clouds are drifting slowly to the left'),
  preset('Rippling water', 'water', 'the water is rippling gently, everything else stays still'),
  preset('Swaying trees', 'foliage', 'the trees are swaying in the wind'),
  preset('Rolling waves', 'water', 'the waves are rolling towards the viewer'),
  preset('Hair in the wind', 'person', 'her hair is blowing gently'),
  preset('Time-lapse sky', 'sky', 'the clouds are drifting like a time-lapse'),
  preset('Camera only', null, 'everything stays still, the camera is moving closer'),
  preset('A little of everything', null, 'bring it to life gently'),
];

/**
 * Whether the model found in a photo what a preset moves. It can overlook things: none is left out
 * for that, nor moved to another place once a hand may be on its way to it.
 *
 * @param found regions of the photo; null while nobody knows
 */
export function isSuited({ region }: MotionPreset, found: ReadonlySet<RegionName> | null): boolean {
  return region === null || found === null || isAmong(found, region);
}
