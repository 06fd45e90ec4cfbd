import type { CropRectangle } from '../../contract/clip';
import { moveCrop, resizeCrop, scaleCrop } from '../../app/crop';
import type { PixelSize } from '../../app/pixel-size';

/** The part of a keyboard event that decides. */
export interface CropKey {
  readonly key: string;
  readonly shiftKey: boolean;
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The crop after a key, or null for keys that do nothing. A step is a hundredth of the photo. */
export function cropForKey(
  { key, shiftKey }: CropKey,
  crop: CropRectangle,
  photo: PixelSize,
  ratio: number | null,
): CropRectangle | null {
  if (key === '+' || key === '=') return scaleCrop(crop, photo, 1.05, ratio);
  if (key === '-' || key === '_') return scaleCrop(crop, photo, 1 / 1.05, ratio);
  const direction = directions[key];
  if (!direction) return null;
  const step = Math.max(1, Math.round(Math.max(photo.widthPixels, photo.heightPixels) / 100));
  const dx = direction[0] * step;
  const dy = direction[1] * step;
  if (!shiftKey) return moveCrop(crop, photo, dx, dy);
  // The bottom right corner follows the keys; a locked shape follows whichever axis is pressed.
  const handle = { horizontal: dx === 0 ? 0 : 1, vertical: dy === 0 ? 0 : 1 } as const;
  return resizeCrop(crop, photo, handle, dx, dy, ratio);
}
