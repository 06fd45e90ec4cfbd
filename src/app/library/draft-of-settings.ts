import type { ClipSettings } from '../../contract/clip';
import type { ClipDraft } from '../clip-draft';
import { aspectRatio, cropAspects } from '../crop';
import { chosenSize, sizeNames, type SizeChoice } from '../output-size';

/** A crop is rounded to whole pixels: by as much its sides may miss the aspect. */
const ROUNDING_PIXELS = 1;

/** Every choice that has a name. */
const sizes: readonly SizeChoice[] = [
  ...sizeNames.map((name) => ({ kind: 'named', name }) as const),
  { kind: 'photo' },
];

/**
 * The draft that leads to a clip's settings. Its aspect and the name of its size are found where
 * they have names; the seed is kept, so that the same clip comes out.
 */
export function draftOfSettings(settings: ClipSettings): ClipDraft {
  const { crop: _crop, widthPixels, heightPixels, ...rest } = settings;
  const exact: SizeChoice = { kind: 'exact', widthPixels, heightPixels };
  const named = nameFraming(settings);
  return { ...rest, isSeedLocked: true, ...(named ?? { aspect: 'free', size: exact }) };
}

function nameFraming(settings: ClipSettings): Pick<ClipDraft, 'aspect' | 'size'> | null {
  const { crop, widthPixels, heightPixels } = settings;
  // Free comes last: an aspect with a name is the more telling one.
  for (const aspect of [...cropAspects.filter((known) => known !== 'free'), 'free' as const]) {
    const ratio = aspectRatio(aspect) ?? crop.width / crop.height;
    if (Math.abs(crop.width - crop.height * ratio) > ROUNDING_PIXELS * Math.max(1, ratio)) continue;
    const size = sizes.find((choice) => {
      const chosen = chosenSize(ratio, choice, crop);
      return chosen.widthPixels === widthPixels && chosen.heightPixels === heightPixels;
    });
    if (size) return { aspect, size };
  }
  return null;
}
