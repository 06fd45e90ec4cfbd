import { createByteReader, type ByteReader } from './byte-reader';
import type { PhotoHeader } from './photo-header';

const imageBlock = 0x2c;
const extensionBlock = 0x21;
const trailer = 0x3b;

/** Reads size and number of frames (one, or more) of a GIF89a by walking its blocks. */
export function readGifHeader(bytes: Uint8Array): PhotoHeader {
  const reader = createByteReader(bytes);
  let offset = 13 + colourTableBytes(reader.u8(10));
  let frameCount = 0;
  while (offset < bytes.length && frameCount < 2) {
    const block = reader.u8(offset);
    if (block === trailer) break;
    if (block === imageBlock) {
      frameCount += 1;
      // Descriptor (10), local colour table, LZW code size (1), then sub-blocks.
      offset = skipSubBlocks(reader, offset + 11 + colourTableBytes(reader.u8(offset + 9)));
    } else if (block === extensionBlock) {
      offset = skipSubBlocks(reader, offset + 2);
    } else {
      break;
    }
  }
  return {
    format: 'gif',
    size: { widthPixels: reader.u16(6, true), heightPixels: reader.u16(8, true) },
    isAnimated: frameCount > 1,
    mayBeTransparent: true,
    isCmyk: false,
    isTruncated: frameCount === 0,
  };
}

function colourTableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1);
}

function skipSubBlocks(reader: ByteReader, start: number): number {
  let offset = start;
  while (offset < reader.length && reader.u8(offset) !== 0) offset += 1 + reader.u8(offset);
  return offset + 1;
}
