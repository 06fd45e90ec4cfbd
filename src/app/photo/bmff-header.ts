import { createByteReader, type ByteReader } from './byte-reader';
import type { PhotoHeader } from './photo-header';

const avifBrands: readonly string[] = ['avif', 'avis'];
const heicBrands: readonly string[] = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1'];
/** Boxes that hold boxes on the way to `ispe`, and the bytes that precede their children. */
const containers: Readonly<Record<string, number>> = { meta: 4, iprp: 0, ipco: 0 };

/** Reads an AVIF or HEIC (ISO/IEC 23008-12): brand, and the largest image extent declared. */
export function readBmffHeader(bytes: Uint8Array): PhotoHeader | null {
  const reader = createByteReader(bytes);
  const format = readFormat(reader);
  if (!format) return null;
  const extents = readExtents(reader, 0, bytes.length, 0);
  const largest = extents.toSorted((a, b) => area(b) - area(a))[0];
  return {
    format,
    size: largest ?? null,
    isAnimated: reader.ascii(8, 4) === 'avis',
    mayBeTransparent: true,
    isCmyk: false,
    isTruncated: false,
  };
}

function readFormat(reader: ByteReader): 'avif' | 'heic' | null {
  const end = Math.min(reader.u32(0), 256, reader.length);
  const brands: string[] = [];
  for (let offset = 8; offset + 4 <= end; offset += 4) brands.push(reader.ascii(offset, 4));
  if (brands.some((brand) => avifBrands.includes(brand))) return 'avif';
  return brands.some((brand) => heicBrands.includes(brand)) ? 'heic' : null;
}

type Extent = NonNullable<PhotoHeader['size']>;

function readExtents(reader: ByteReader, start: number, end: number, depth: number): Extent[] {
  const found: Extent[] = [];
  let offset = start;
  while (offset + 8 <= end) {
    const boxBytes = reader.u32(offset);
    const type = reader.ascii(offset + 4, 4);
    const boxEnd = boxBytes === 0 ? end : Math.min(end, offset + boxBytes);
    const prefix = containers[type];
    if (type === 'ispe') {
      found.push({ widthPixels: reader.u32(offset + 12), heightPixels: reader.u32(offset + 16) });
    } else if (prefix !== undefined && depth < 4) {
      found.push(...readExtents(reader, offset + 8 + prefix, boxEnd, depth + 1));
    }
    if (boxBytes !== 0 && boxBytes < 8) break;
    offset = boxEnd;
  }
  return found;
}

function area(extent: Extent): number {
  return extent.widthPixels * extent.heightPixels;
}
