/** The formats recognised by their first bytes, whatever the file is called. */
export type PhotoFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'heic';

/** What a file says about itself before anything is decoded. */
export interface PhotoHeader {
  readonly format: PhotoFormat;
  /** Stored size in pixels, before EXIF orientation; null when it stands too deep to read. */
  readonly size: { readonly widthPixels: number; readonly heightPixels: number } | null;
  readonly isAnimated: boolean;
  /** The format can carry transparency here: whether a pixel uses it is seen after decoding. */
  readonly mayBeTransparent: boolean;
  readonly isCmyk: boolean;
  /** The file ends before its picture does. */
  readonly isTruncated: boolean;
}
