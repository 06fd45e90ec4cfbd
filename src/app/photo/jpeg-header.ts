import { createByteReader } from './byte-reader';
import type { PhotoHeader } from './photo-header';

const startOfScan = 0xda;
const endOfImage = 0xd9;

/** Reads size, colour components and completeness of a JPEG (ITU-T T.81). */
export function readJpegHeader(bytes: Uint8Array): PhotoHeader {
  const reader = createByteReader(bytes);
  let size: PhotoHeader['size'] = null;
  let isCmyk = false;
  let hasEnd = false;
  let offset = 2;
  while (offset + 1 < bytes.length) {
    if (reader.u8(offset) !== 0xff) break;
    const marker = reader.u8(offset + 1);
    if (marker === 0xff) {
      offset += 1; // Fill bytes before a marker.
      continue;
    }
    if (marker === endOfImage) {
      hasEnd = true;
      break;
    }
    const isBare = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    if (isBare) {
      offset += 2;
      continue;
    }
    if (isStartOfFrame(marker)) {
      size ??= { heightPixels: reader.u16(offset + 5), widthPixels: reader.u16(offset + 7) };
      isCmyk = reader.u8(offset + 9) === 4;
    }
    offset += 2 + Math.max(2, reader.u16(offset + 2));
    if (marker === startOfScan) offset = skipScan(bytes, offset);
  }
  return {
    format: 'jpeg',
    size,
    isAnimated: false,
    mayBeTransparent: false,
    isCmyk,
    isTruncated: !hasEnd,
  };
}

/** SOF0..SOF15 without DHT (C4), JPG (C8) and DAC (CC). */
function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Offset of the next marker after entropy-coded data, past stuffed bytes and restarts. */
function skipScan(bytes: Uint8Array, start: number): number {
  let offset = bytes.indexOf(0xff, start);
  while (offset !== -1 && offset + 1 < bytes.length) {
    const next = bytes[offset + 1] ?? 0;
    const isData = next === 0x00 || (next >= 0xd0 && next <= 0xd7);
    if (!isData && next !== 0xff) return offset;
    offset = bytes.indexOf(0xff, offset + (next === 0xff ? 1 : 2));
  }
  return bytes.length;
}
