import { createByteReader } from './byte-reader';
import type { PhotoHeader } from './photo-header';

const colourTypesWithAlpha: readonly number[] = [4, 6];

/** Walks the chunks of a PNG: size, alpha, animation (APNG) and whether the end is there. */
export function readPngHeader(bytes: Uint8Array): PhotoHeader {
  const reader = createByteReader(bytes);
  const colourType = reader.u8(25);
  let mayBeTransparent = colourTypesWithAlpha.includes(colourType);
  let isAnimated = false;
  let hasEnd = false;
  let offset = 8;
  while (!hasEnd && offset + 8 <= bytes.length) {
    const type = reader.ascii(offset + 4, 4);
    if (type === 'tRNS') mayBeTransparent = true;
    if (type === 'acTL') isAnimated = true;
    offset += 12 + reader.u32(offset);
    if (type === 'IEND') hasEnd = offset <= bytes.length;
  }
  return {
    format: 'png',
    size: { widthPixels: reader.u32(16), heightPixels: reader.u32(20) },
    isAnimated,
    mayBeTransparent,
    isCmyk: false,
    isTruncated: !hasEnd,
  };
}
