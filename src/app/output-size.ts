import type { PixelSize } from './pixel-size';

/** The sizes offered, named as video sizes are: by the short side, "4K" being 2160. */
export const sizeNames = ['360p', '540p', '720p', '1080p', '1440p', '4K'] as const;

export type SizeName = (typeof sizeNames)[number];

/** A size by name follows the crop's aspect, `photo` is the crop's own; an exact one sets it. */
export type SizeChoice =
  | { readonly kind: 'named'; readonly name: SizeName }
  | { readonly kind: 'photo' }
  | ({ readonly kind: 'exact' } & PixelSize);

const shortSidePixels: Record<SizeName, number> = {
  '360p': 360,
  '540p': 540,
  '720p': 720,
  '1080p': 1080,
  '1440p': 1440,
  '4K': 2160,
};

/** The longest side of a clip, either way up. */
export const maxSidePixels = 3840;
/** The largest clip: 4K UHD, either way up. */
export const maxAreaPixels = 3840 * 2160;
/** The shortest side that is asked of an encoder. */
export const minSidePixels = 64;

/**
 * Size of the clip for an aspect (width / height): the named short side, both sides even, at
 * most 3840 a side and 3840 x 2160 in area. Long panoramas get a shorter short side instead.
 */
export function namedSize(ratio: number, name: SizeName): PixelSize {
  const short = shortSidePixels[name];
  const ideal = ratio >= 1 ? [short * ratio, short] : [short, short / ratio];
  const [width = short, height = short] = ideal;
  return withinLimits(width, height);
}

/** The size at which a pixel of the crop is a pixel of the clip, as far as a clip can be that large. */
export function photoSize(ratio: number, cropWidthPixels: number): PixelSize {
  return withinLimits(cropWidthPixels, cropWidthPixels / ratio);
}

function withinLimits(width: number, height: number): PixelSize {
  const scale = Math.min(
    1,
    maxSidePixels / Math.max(width, height),
    Math.sqrt(maxAreaPixels / (width * height)),
  );
  const size = { widthPixels: toEven(width * scale), heightPixels: toEven(height * scale) };
  return size.widthPixels * size.heightPixels <= maxAreaPixels
    ? size
    : { widthPixels: size.widthPixels, heightPixels: size.heightPixels - 2 };
}

/**
 * The size of a choice for a crop of aspect `ratio` (width / height).
 *
 * @param crop null while there is no photo, whose own size is then 720p
 */
export function chosenSize(
  ratio: number,
  choice: SizeChoice,
  crop: { readonly width: number } | null,
): PixelSize {
  if (choice.kind === 'named') return namedSize(ratio, choice.name);
  if (choice.kind === 'photo') {
    return crop ? photoSize(ratio, crop.width) : namedSize(ratio, '720p');
  }
  return { widthPixels: choice.widthPixels, heightPixels: choice.heightPixels };
}

/** The size, or the largest of its shape whose longer side is no longer than that. */
export function reducedSize(size: PixelSize, longestSidePixels: number): PixelSize {
  const { widthPixels, heightPixels } = size;
  const scale = longestSidePixels / Math.max(widthPixels, heightPixels);
  return scale >= 1
    ? size
    : { widthPixels: toEven(widthPixels * scale), heightPixels: toEven(heightPixels * scale) };
}

/** Why a size cannot be a clip's, in words, or null when it can. */
export function sizeProblem({ widthPixels, heightPixels }: PixelSize): string | null {
  if (!Number.isInteger(widthPixels) || !Number.isInteger(heightPixels)) {
    return 'Width and height must be whole numbers of pixels.';
  }
  if (widthPixels % 2 !== 0 || heightPixels % 2 !== 0) return 'Width and height must be even.';
  if (Math.min(widthPixels, heightPixels) < minSidePixels) {
    return `Width and height must be at least ${minSidePixels} pixels.`;
  }
  if (Math.max(widthPixels, heightPixels) > maxSidePixels) {
    return `Width and height can be at most ${maxSidePixels} pixels.`;
  }
  if (widthPixels * heightPixels > maxAreaPixels) {
    return 'The clip can have at most as many pixels as 3840 × 2160.';
  }
  return null;
}

function toEven(sidePixels: number): number {
  return Math.max(minSidePixels, Math.round(sidePixels / 2) * 2);
}
