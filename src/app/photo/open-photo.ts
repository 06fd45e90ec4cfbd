import { failedResult } from '../../client/failed-result';
import type { Result } from '../../contract/result';
import { layOnWhite } from './lay-on-white';
import {
  maxPhotoPixels,
  maxPhotoSidePixels,
  minPhotoSidePixels,
  type Photo,
  type PhotoNote,
} from './photo';
import type { PhotoHeader } from './photo-header';
import { readPhotoHeader } from './read-photo-header';

/**
 * Opens an image file as a photo. The header is read first, so that a file which is too large
 * or cut short is refused without decoding it. Fails with photo-unreadable, photo-too-small or
 * photo-too-large.
 */
export async function openPhoto(file: Blob, name: string): Promise<Result<Photo>> {
  if (file.size === 0) return unreadable(`“${name}” is empty: it has 0 bytes.`);
  const bytes = await readBytes(file);
  if (!bytes) {
    return unreadable(`“${name}” could not be read. It may have been moved or deleted.`);
  }
  const header = readPhotoHeader(bytes);
  if (!header) {
    return unreadable(
      `“${name}” is not a photo this page knows. JPEG, PNG, WebP, AVIF and GIF work.`,
    );
  }
  return headerFailure(header, name) ?? (await decodePhoto(file, header, name));
}

/** Why the header alone rules a photo out, or null when it does not. */
function headerFailure(header: PhotoHeader, name: string): Result<never> | null {
  if (header.isTruncated) {
    return unreadable(
      `“${name}” ends before its picture does: it was cut short when it was copied or downloaded. Get the whole file again.`,
    );
  }
  return header.size ? sizeFailure(header.size.widthPixels, header.size.heightPixels) : null;
}

function sizeFailure(widthPixels: number, heightPixels: number): Result<never> | null {
  const size = `${widthPixels} × ${heightPixels} pixels`;
  if (Math.min(widthPixels, heightPixels) < minPhotoSidePixels) {
    return failedResult(
      'photo-too-small',
      `This picture has ${size}. At least ${minPhotoSidePixels} pixels a side are needed.`,
      'choose-another-photo',
    );
  }
  if (widthPixels * heightPixels > maxPhotoPixels) {
    return failedResult(
      'photo-too-large',
      `This picture has ${size}, more than the ${maxPhotoPixels / 1e6} megapixels that a browser can hold. Save it smaller: 8000 pixels on the long side are plenty.`,
      'choose-another-photo',
    );
  }
  return null;
}

async function decodePhoto(file: Blob, header: PhotoHeader, name: string): Promise<Result<Photo>> {
  const notes: PhotoNote[] = [];
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch (error) {
    return decodingFailure(header, name, error);
  }
  const failure = sizeFailure(bitmap.width, bitmap.height);
  if (failure) {
    bitmap.close();
    return failure;
  }
  try {
    if (header.isAnimated) notes.push({ kind: 'first-frame-only' });
    if (header.isCmyk) notes.push({ kind: 'printing-colours' });
    if (Math.max(bitmap.width, bitmap.height) > maxPhotoSidePixels) {
      notes.push({
        kind: 'reduced',
        originalWidthPixels: bitmap.width,
        originalHeightPixels: bitmap.height,
      });
      bitmap = await reduce(bitmap);
    }
    if (header.mayBeTransparent) {
      const flattened = await layOnWhite(bitmap);
      if (flattened.wasTransparent) notes.push({ kind: 'laid-on-white' });
      bitmap = flattened.bitmap;
    }
  } catch (error) {
    bitmap.close();
    return failedResult(
      'photo-too-large',
      'The browser had not enough memory for this picture. Save it smaller, or close other tabs.',
      'choose-another-photo',
      error,
    );
  }
  const { width: widthPixels, height: heightPixels } = bitmap;
  return { ok: true, value: { bitmap, file, name, widthPixels, heightPixels, notes } };
}

/** Scales so that the long side is `maxPhotoSidePixels`; closes the given bitmap. */
async function reduce(bitmap: ImageBitmap): Promise<ImageBitmap> {
  const scale = maxPhotoSidePixels / Math.max(bitmap.width, bitmap.height);
  const reduced = await createImageBitmap(bitmap, {
    resizeWidth: Math.max(1, Math.round(bitmap.width * scale)),
    resizeHeight: Math.max(1, Math.round(bitmap.height * scale)),
    resizeQuality: 'high',
  });
  bitmap.close();
  return reduced;
}

function decodingFailure(header: PhotoHeader, name: string, error: unknown): Result<never> {
  if (header.format === 'heic') {
    return unreadable(
      `“${name}” is a HEIC photo, which this browser cannot open. Save it as JPEG (on an iPhone: share it, choose Options, then Most Compatible), or use Safari.`,
      error,
    );
  }
  if (header.format === 'avif') {
    return unreadable(
      `“${name}” is an AVIF picture that this browser cannot open. Save it as JPEG or PNG.`,
      error,
    );
  }
  return unreadable(
    `“${name}” is damaged: the browser cannot decode it. Open it in another program and save it again.`,
    error,
  );
}

async function readBytes(file: Blob): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}

function unreadable(message: string, detail?: unknown): Result<never> {
  return failedResult('photo-unreadable', message, 'choose-another-photo', detail);
}
