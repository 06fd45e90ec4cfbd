import type { Strip } from '../contract/strip';

/** Frees the pictures at once; they would go with the garbage at some time. */
export function closeStrip({ pictures }: Strip): void {
  for (const picture of pictures) picture.close();
}
