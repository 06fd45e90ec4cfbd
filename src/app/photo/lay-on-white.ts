/** Long side of the copy in which transparency is looked for. */
const probeSidePixels = 256;

/** An opaque picture, and whether any of it had been transparent. */
export interface FlattenedBitmap {
  readonly bitmap: ImageBitmap;
  readonly wasTransparent: boolean;
}

/** Lays a picture on white. An opaque one is given back as it is, another is closed. */
export async function layOnWhite(bitmap: ImageBitmap): Promise<FlattenedBitmap> {
  if (!hasTransparency(bitmap)) return { bitmap, wasTransparent: false };
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('no 2D canvas of this size');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0);
  const flattened = await createImageBitmap(canvas);
  bitmap.close();
  return { bitmap: flattened, wasTransparent: true };
}

/** Looks at a reduced copy; scaling averages, so even a small hole leaves an alpha below 255. */
function hasTransparency(bitmap: ImageBitmap): boolean {
  const scale = Math.min(1, probeSidePixels / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) return true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  for (let index = 3; index < data.length; index += 4) {
    if ((data[index] ?? 255) < 255) return true;
  }
  return false;
}
