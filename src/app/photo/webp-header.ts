import { createByteReader, type ByteReader } from './byte-reader';
import type { PhotoHeader } from './photo-header';

/** Reads a WebP's first chunk: simple lossy, simple lossless or extended (RFC 9649). */
export function readWebpHeader(bytes: Uint8Array): PhotoHeader {
  const reader = createByteReader(bytes);
  const declaredBytes = reader.u32(4, true) + 8;
  return {
    format: 'webp',
    isCmyk: false,
    isTruncated: bytes.length < declaredBytes,
    ...readFirstChunk(reader),
  };
}

function readFirstChunk(
  reader: ByteReader,
): Pick<PhotoHeader, 'size' | 'isAnimated' | 'mayBeTransparent'> {
  const payload = 20;
  switch (reader.ascii(12, 4)) {
    case 'VP8 ': {
      // Frame tag (3), start code (3), then 14 bits of width and of height.
      const widthPixels = reader.u16(payload + 6, true) & 0x3fff;
      const heightPixels = reader.u16(payload + 8, true) & 0x3fff;
      return { size: { widthPixels, heightPixels }, isAnimated: false, mayBeTransparent: false };
    }
    case 'VP8L': {
      const bits = reader.u32(payload + 1, true);
      const widthPixels = (bits & 0x3fff) + 1;
      const heightPixels = ((bits >>> 14) & 0x3fff) + 1;
      const mayBeTransparent = ((bits >>> 28) & 1) === 1;
      return { size: { widthPixels, heightPixels }, isAnimated: false, mayBeTransparent };
    }
    case 'VP8X': {
      const flags = reader.u8(payload);
      const widthPixels = reader.u24(payload + 4, true) + 1;
      const heightPixels = reader.u24(payload + 7, true) + 1;
      return {
        size: { widthPixels, heightPixels },
        isAnimated: (flags & 0x02) !== 0,
        mayBeTransparent: (flags & 0x10) !== 0,
      };
    }
    default:
      return { size: null, isAnimated: false, mayBeTransparent: true };
  }
}
