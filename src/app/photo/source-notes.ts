import type { CropRectangle } from '../../contract/clip';
import { fitCrop } from '../crop';
import { namedSize, sizeNames, type SizeName } from '../output-size';
import type { PixelSize } from '../pixel-size';
import type { RegionMap } from '../../contract/regions';
import { findCutOffSubject, type CutSide, type SubjectName } from './cut-off-subject';
import { roomierCrop } from './roomier-crop';
import type { SourceMeasures } from './measure-source';

/** What about a photo will show in its clip. */
export type SourceNote =
  | { readonly kind: 'soft'; readonly smaller: SizeName | null }
  | { readonly kind: 'noisy'; readonly smaller: SizeName | null }
  | { readonly kind: 'busy' }
  /** `share` of the largest crop of this shape, 0..1. */
  | { readonly kind: 'strong-crop'; readonly share: number }
  /** The clip's side over the crop's. */
  | { readonly kind: 'enlarged'; readonly factor: number; readonly smaller: SizeName | null }
  | {
      readonly kind: 'cut-off';
      readonly subject: SubjectName;
      readonly side: CutSide;
      /** With more of the photo at that side; null where the photo ends. */
      readonly roomier: CropRectangle | null;
    };

/**
 * Of 300 photos from the web 99 in 100 lie above 0.2, and below 0.015 once they are blurred by
 * three pixels of the copy that is measured.
 */
const SOFT_BELOW = 0.03;
/** Noise of a phone by candle light; daylight photos and film grain stay below 3. */
const NOISY_FROM = 6;
/** Where there is no calm place at all, texture passes for noise. */
const NOISE_TOLD_BELOW = 0.9;
/** Two in a hundred photos: hedges, crowds, gravel from edge to edge. */
const BUSY_FROM = 0.985;
/** Less than a sixth or so of the picture, and enlarged besides. */
const STRONG_CROP_BELOW = 0.15;
/** A side half as long again: from here on softness is seen at a glance. */
const ENLARGED_FROM = 1.5;
/** The size at which blur and noise hardly show. */
const FORGIVING_SIZE: SizeName = '540p';

/** The photo and what is about to be made of it. */
export interface SourceUse {
  readonly photo: PixelSize;
  readonly crop: CropRectangle;
  /** Size of the clip to come. */
  readonly output: PixelSize;
  /** Null while the pixels are still being measured. */
  readonly measures: SourceMeasures | null;
  /** Width / height that the crop must keep, or null. */
  readonly ratio: number | null;
  /** What the model found in the crop; null while nobody knows. */
  readonly regionMap: RegionMap | null;
  readonly isCameraMoving: boolean;
}

/** What is worth telling, the gravest first; for most photos nothing. */
export function findSourceNotes(use: SourceUse): SourceNote[] {
  return [...sizeNotes(use), ...cutOffNotes(use), ...pixelNotes(use)];
}

function sizeNotes({ photo, crop, output }: SourceUse): SourceNote[] {
  const factor = Math.max(output.widthPixels / crop.width, output.heightPixels / crop.height);
  const largest = fitCrop(photo, crop.width / crop.height);
  const share = (crop.width * crop.height) / (largest.width * largest.height);
  if (share < STRONG_CROP_BELOW && factor >= 1) return [{ kind: 'strong-crop', share }];
  if (factor < ENLARGED_FROM) return [];
  return [{ kind: 'enlarged', factor, smaller: fittingSize(crop, output) }];
}

/** Under a camera that stands still the cut is the photo's own, and nobody sees it move. */
function cutOffNotes({ photo, crop, ratio, regionMap, isCameraMoving }: SourceUse): SourceNote[] {
  const found = regionMap && isCameraMoving ? findCutOffSubject(regionMap) : null;
  if (!found) return [];
  return [{ kind: 'cut-off', ...found, roomier: roomierCrop(crop, photo, found.side, ratio) }];
}

function pixelNotes({ output, measures }: SourceUse): SourceNote[] {
  if (!measures) return [];
  const { sharpness, noise, busyness } = measures;
  const smaller = isSmaller(FORGIVING_SIZE, output) ? FORGIVING_SIZE : null;
  const notes: SourceNote[] = [];
  if (sharpness !== null && sharpness < SOFT_BELOW) notes.push({ kind: 'soft', smaller });
  if (noise >= NOISY_FROM && busyness < NOISE_TOLD_BELOW) notes.push({ kind: 'noisy', smaller });
  if (busyness >= BUSY_FROM) notes.push({ kind: 'busy' });
  return notes;
}

/** The largest smaller size that the crop fills; the smallest of all where it fills none. */
function fittingSize(crop: CropRectangle, output: PixelSize): SizeName | null {
  const smaller = sizeNames.filter((name) => isSmaller(name, output));
  const filled = smaller.filter(
    (name) => namedSize(crop.width / crop.height, name).widthPixels < crop.width * ENLARGED_FROM,
  );
  return filled.at(-1) ?? smaller[0] ?? null;
}

function isSmaller(name: SizeName, output: PixelSize): boolean {
  const size = namedSize(output.widthPixels / output.heightPixels, name);
  return size.widthPixels < output.widthPixels;
}
