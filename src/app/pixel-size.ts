/** A size in whole pixels. */
export interface PixelSize {
  readonly widthPixels: number;
  readonly heightPixels: number;
}
