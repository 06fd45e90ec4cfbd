import type { RegionName, RegionShare } from '../../contract/regions';

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
 * The presets in the order in which they are offered: what the model has found in the photo
 * first. It can overlook things, so none is left out.
 *
 * @param regions found in the photo; none while it has not been looked at
 */
export function presetsFor(regions: readonly RegionShare[]): readonly MotionPreset[] {
  if (regions.length === 0) return motionPresets;
  const suits = ({ region }: MotionPreset): boolean =>
    region === null || regions.some(({ name }) => name === region);
  return [...motionPresets.filter(suits), ...motionPresets.filter((known) => !suits(known))];
}
