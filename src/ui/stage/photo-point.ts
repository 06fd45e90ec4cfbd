import type { CropRectangle } from '../../contract/clip';

/** Where a pointer is, in whole pixels of the photo, on an element that covers the crop. */
export function photoPointOf(
  event: { readonly clientX: number; readonly clientY: number },
  element: Element,
  crop: CropRectangle,
): readonly [x: number, y: number] {
  const box = element.getBoundingClientRect();
  const x = crop.x + ((event.clientX - box.left) / box.width) * crop.width;
  const y = crop.y + ((event.clientY - box.top) / box.height) * crop.height;
  return [Math.round(x), Math.round(y)];
}
