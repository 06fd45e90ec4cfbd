import type { CropRectangle } from '../../src/contract/clip';

/** Cuts the crop out of the photo at full resolution, on whole pixels. The caller closes it. */
export function cropPhoto(photo: ImageBitmap, crop: CropRectangle): Promise<ImageBitmap> {
  const x = Math.round(crop.x);
  const y = Math.round(crop.y);
  const width = Math.min(photo.width - x, Math.round(crop.width));
  const height = Math.min(photo.height - y, Math.round(crop.height));
  return createImageBitmap(photo, x, y, width, height);
}
