import type { CropRectangle } from '../contract/clip';
import type { PixelSize } from './pixel-size';

/** The least side of a crop, in photo pixels: below it there is nothing to animate. */
export const minCropSidePixels = 64;

/** The aspects offered; `free` follows no ratio. */
export const cropAspects = ['free', '16:9', '9:16', '1:1', '4:5'] as const;

export type CropAspect = (typeof cropAspects)[number];

/** A handle of the crop frame: -1 left or top, 1 right or bottom, 0 neither. */
export interface CropHandle {
  readonly horizontal: -1 | 0 | 1;
  readonly vertical: -1 | 0 | 1;
}

/** Width / height of an aspect, null for `free`. */
export function aspectRatio(aspect: CropAspect): number | null {
  if (aspect === 'free') return null;
  const [width = 1, height = 1] = aspect.split(':').map(Number);
  return width / height;
}

/** The named aspect of a size, if it is exactly one of those offered. */
export function aspectOfSize({ widthPixels, heightPixels }: PixelSize): CropAspect {
  const matches = cropAspects.find((aspect) => aspectRatio(aspect) === widthPixels / heightPixels);
  return matches ?? 'free';
}

/** Whether a crop lies within a photo. */
export function isCropInside(crop: CropRectangle, photo: PixelSize): boolean {
  const { x, y, width, height } = crop;
  const isInX = x >= 0 && x + width <= photo.widthPixels;
  return isInX && y >= 0 && y + height <= photo.heightPixels;
}

/** The largest crop of an aspect, in the middle of the photo; the whole photo when free. */
export function fitCrop(photo: PixelSize, ratio: number | null): CropRectangle {
  const whole = { x: 0, y: 0, width: photo.widthPixels, height: photo.heightPixels };
  if (ratio === null) return whole;
  const width = Math.min(whole.width, whole.height * ratio);
  return placeCrop(photo, whole.width / 2, whole.height / 2, width, width / ratio);
}

/** Another aspect round the same centre, covering about the same area, inside the photo. */
export function changeCropAspect(
  crop: CropRectangle,
  photo: PixelSize,
  ratio: number | null,
): CropRectangle {
  if (ratio === null) return crop;
  const isWholePhoto = crop.width === photo.widthPixels || crop.height === photo.heightPixels;
  if (isWholePhoto) return fitCrop(photo, ratio);
  const width = Math.sqrt(crop.width * crop.height * ratio);
  return sizedAround(crop, photo, width, ratio);
}

/** The crop shifted by whole photo pixels, stopped by the photo's border. */
export function moveCrop(
  crop: CropRectangle,
  photo: PixelSize,
  dx: number,
  dy: number,
): CropRectangle {
  return {
    ...crop,
    x: Math.round(clamp(crop.x + dx, 0, photo.widthPixels - crop.width)),
    y: Math.round(clamp(crop.y + dy, 0, photo.heightPixels - crop.height)),
  };
}

/** The crop with its centre as near to a point of the photo as the border allows. */
export function centreCrop(
  crop: CropRectangle,
  photo: PixelSize,
  x: number,
  y: number,
): CropRectangle {
  return placeCrop(photo, x, y, crop.width, crop.height);
}

/** The crop made larger or smaller round its centre, keeping `ratio` or its own aspect. */
export function scaleCrop(
  crop: CropRectangle,
  photo: PixelSize,
  factor: number,
  ratio: number | null,
): CropRectangle {
  return sizedAround(crop, photo, crop.width * factor, ratio ?? crop.width / crop.height);
}

/** The crop with one handle dragged by photo pixels; the opposite side stays where it is. */
export function resizeCrop(
  crop: CropRectangle,
  photo: PixelSize,
  handle: CropHandle,
  dx: number,
  dy: number,
  ratio: number | null,
): CropRectangle {
  const roomX = room(crop.x, crop.width, photo.widthPixels, handle.horizontal);
  const roomY = room(crop.y, crop.height, photo.heightPixels, handle.vertical);
  let width = crop.width + handle.horizontal * dx;
  let height = crop.height + handle.vertical * dy;
  if (ratio === null) {
    width = clamp(width, Math.min(minCropSidePixels, roomX), roomX);
    height = clamp(height, Math.min(minCropSidePixels, roomY), roomY);
  } else {
    const wanted = followedWidth(handle, width, height, ratio);
    width = clamp(wanted, leastWidth(ratio, photo), Math.min(roomX, roomY * ratio));
    height = width / ratio;
  }
  const wholeWidth = Math.round(width);
  const wholeHeight = Math.round(height);
  return {
    x: anchored(crop.x, crop.width, wholeWidth, photo.widthPixels, handle.horizontal),
    y: anchored(crop.y, crop.height, wholeHeight, photo.heightPixels, handle.vertical),
    width: wholeWidth,
    height: wholeHeight,
  };
}

function followedWidth(handle: CropHandle, width: number, height: number, ratio: number): number {
  if (handle.vertical === 0) return width;
  if (handle.horizontal === 0) return height * ratio;
  return Math.max(width, height * ratio);
}

/** How long a side may become while its anchor stays. */
function room(start: number, length: number, total: number, direction: -1 | 0 | 1): number {
  if (direction === 1) return total - start;
  if (direction === -1) return start + length;
  const centre = start + length / 2;
  return 2 * Math.min(centre, total - centre);
}

function anchored(
  start: number,
  length: number,
  newLength: number,
  total: number,
  direction: -1 | 0 | 1,
): number {
  const end = start + length;
  const wanted =
    direction === 1 ? start : direction === -1 ? end - newLength : (start + end - newLength) / 2;
  return Math.round(clamp(wanted, 0, total - newLength));
}

function sizedAround(
  crop: CropRectangle,
  photo: PixelSize,
  wantedWidth: number,
  ratio: number,
): CropRectangle {
  const most = Math.min(photo.widthPixels, photo.heightPixels * ratio);
  const width = clamp(wantedWidth, leastWidth(ratio, photo), most);
  const centreX = crop.x + crop.width / 2;
  const centreY = crop.y + crop.height / 2;
  return placeCrop(photo, centreX, centreY, width, width / ratio);
}

function placeCrop(
  photo: PixelSize,
  centreX: number,
  centreY: number,
  width: number,
  height: number,
): CropRectangle {
  const wholeWidth = clamp(Math.round(width), 1, photo.widthPixels);
  const wholeHeight = clamp(Math.round(height), 1, photo.heightPixels);
  return {
    x: Math.round(clamp(centreX - wholeWidth / 2, 0, photo.widthPixels - wholeWidth)),
    y: Math.round(clamp(centreY - wholeHeight / 2, 0, photo.heightPixels - wholeHeight)),
    width: wholeWidth,
    height: wholeHeight,
  };
}

/** The least width at which both sides keep the minimum, unless the photo itself is smaller. */
function leastWidth(ratio: number, photo: PixelSize): number {
  const most = Math.min(photo.widthPixels, photo.heightPixels * ratio);
  return Math.min(most, Math.max(minCropSidePixels, minCropSidePixels * ratio));
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
