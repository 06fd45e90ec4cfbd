/** What a photo is made of: it weighs far less than its pixels, and can be opened again. */
export interface PhotoFile {
  /** As it was given. */
  readonly file: Blob;
  /** File name without folder; "pasted photo" and the like where there was none. */
  readonly name: string;
}

/** A photo ready to be animated: upright, opaque, no side over `maxPhotoSidePixels`. */
export interface Photo extends PhotoFile {
  /** Owned by whoever holds the photo, who must `close()` it. */
  readonly bitmap: ImageBitmap;
  readonly widthPixels: number;
  readonly heightPixels: number;
  /** What was done to the file on the way in, for the person to know. */
  readonly notes: readonly PhotoNote[];
}

/** Something that differs between the file and the photo made of it. */
export type PhotoNote =
  | { readonly kind: 'first-frame-only' }
  | { readonly kind: 'laid-on-white' }
  | { readonly kind: 'printing-colours' }
  | {
      readonly kind: 'reduced';
      readonly originalWidthPixels: number;
      readonly originalHeightPixels: number;
    };

/** The longest side that is kept: what a GPU texture can hold everywhere. */
export const maxPhotoSidePixels = 8192;
/** The most pixels that are decoded: 100 megapixels are 400 MB once decoded. */
export const maxPhotoPixels = 100_000_000;
/** The least side: below it there is nothing to recognise. */
export const minPhotoSidePixels = 64;
