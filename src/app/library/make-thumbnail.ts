import type { CropRectangle } from '../../contract/clip';

const LONG_SIDE_PIXELS = 480;
const QUALITY = 0.82;

/** The part of a photo that its clip begins with, as a small JPEG. */
export async function makeThumbnail(
  photo: ImageBitmap,
  { x, y, width, height }: CropRectangle,
): Promise<Blob> {
  const scale = Math.min(1, LONG_SIDE_PIXELS / Math.max(width, height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  );
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser gave no canvas for the thumbnail.');
  // Scaled beside the page's thread, which a large photo would hold up.
  const copy = await createImageBitmap(photo, x, y, width, height, {
    resizeWidth: canvas.width,
    resizeHeight: canvas.height,
    resizeQuality: 'high',
  });
  context.drawImage(copy, 0, 0);
  copy.close();
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
}
