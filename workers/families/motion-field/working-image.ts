/** The photo as the networks see it. */
export interface WorkingImage {
  readonly widthPixels: number;
  readonly heightPixels: number;
  /** RGB, planar `[3, height, width]`, sRGB values 0..1. */
  readonly planes: Float32Array;
}

/** The networks halve the image five times. */
const SIZE_STEP_PIXELS = 32;
const MINIMUM_SIDE_PIXELS = 64;

/** The size nearest to the photo's aspect whose sides the networks accept. */
export function workingSizeOf(
  photo: { readonly width: number; readonly height: number },
  longSidePixels: number,
): { readonly widthPixels: number; readonly heightPixels: number } {
  const scale = longSidePixels / Math.max(photo.width, photo.height);
  return {
    widthPixels: snapSide(photo.width * scale),
    heightPixels: snapSide(photo.height * scale),
  };
}

/** Scales the photo down with the browser's best filter and splits it into planes. */
export function readWorkingImage(photo: ImageBitmap, longSidePixels: number): WorkingImage {
  const { widthPixels, heightPixels } = workingSizeOf(photo, longSidePixels);
  const canvas = new OffscreenCanvas(widthPixels, heightPixels);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('A 2D canvas could not be made in the worker.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(photo, 0, 0, widthPixels, heightPixels);
  const { data } = context.getImageData(0, 0, widthPixels, heightPixels);
  return { widthPixels, heightPixels, planes: planesOf(data, widthPixels * heightPixels) };
}

function planesOf(rgba: Uint8ClampedArray, pixels: number): Float32Array {
  const planes = new Float32Array(3 * pixels);
  for (let channel = 0; channel < 3; channel += 1) {
    for (let pixel = 0; pixel < pixels; pixel += 1) {
      planes[channel * pixels + pixel] = (rgba[pixel * 4 + channel] ?? 0) / 255;
    }
  }
  return planes;
}

function snapSide(sidePixels: number): number {
  const snapped = Math.round(sidePixels / SIZE_STEP_PIXELS) * SIZE_STEP_PIXELS;
  return Math.max(MINIMUM_SIDE_PIXELS, snapped);
}
