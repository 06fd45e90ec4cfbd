import { readBmffHeader } from './bmff-header';
import { createByteReader } from './byte-reader';
import { readGifHeader } from './gif-header';
import { readJpegHeader } from './jpeg-header';
import { readPngHeader } from './png-header';
import { readWebpHeader } from './webp-header';
import type { PhotoHeader } from './photo-header';

/**
 * Reads the header of an image file out of its bytes, or null when they are none of the known
 * formats. Hostile input is safe: every read is bounded by the file's own length.
 */
export function readPhotoHeader(bytes: Uint8Array): PhotoHeader | null {
  const reader = createByteReader(bytes);
  if (reader.u24(0) === 0xff_d8_ff) return readJpegHeader(bytes);
  if (reader.u32(0) === 0x89_50_4e_47 && reader.u32(4) === 0x0d_0a_1a_0a) {
    return readPngHeader(bytes);
  }
  if (reader.ascii(0, 4) === 'RIFF' && reader.ascii(8, 4) === 'WEBP') return readWebpHeader(bytes);
  if (reader.ascii(0, 4) === 'GIF8') return readGifHeader(bytes);
  if (reader.ascii(4, 4) === 'ftyp') return readBmffHeader(bytes);
  return null;
}
