import { toLumaPlane, type LumaPlane } from './luma-plane';
import { measureBusyness } from './measure-busyness';
import { measureNoise } from './measure-noise';
import { measureSharpness } from './measure-sharpness';

/** What the pixels of a photo say about it, measured on a copy of `PROBE_SIDE_PIXELS`. */
export interface SourceMeasures {
  /** Detail over contrast, see `measureSharpness`; null where nothing has contrast. */
  readonly sharpness: number | null;
  /** Standard deviation in levels of 255. */
  readonly noise: number;
  /** Share of the picture without a calm place, 0..1. */
  readonly busyness: number;
}

/** Long side of the copy: about a clip's, so that blur and noise count as they are seen there. */
const PROBE_SIDE_PIXELS = 1024;

/** Measures a photo, scaled down where it is larger; lets the page breathe in between. */
export async function measureSource(bitmap: ImageBitmap): Promise<SourceMeasures | null> {
  await breathe();
  const plane = await probePlane(bitmap);
  if (!plane) return null;
  await breathe();
  const noise = measureNoise(plane);
  await breathe();
  const sharpness = measureSharpness(plane, noise);
  await breathe();
  return { noise, sharpness, busyness: measureBusyness(plane, noise) };
}

/** Scaled by the browser beside the page's thread, which a large photo would hold up. */
async function probePlane(bitmap: ImageBitmap): Promise<LumaPlane | null> {
  const scale = Math.min(1, PROBE_SIDE_PIXELS / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  const size = { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' } as const;
  const copy = await createImageBitmap(bitmap, size);
  context.drawImage(copy, 0, 0);
  copy.close();
  return toLumaPlane(context.getImageData(0, 0, width, height).data, width, height);
}

function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
