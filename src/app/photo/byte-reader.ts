/** Bounded reads of integers and ASCII: past the end every byte is 0. */
export interface ByteReader {
  readonly length: number;
  u8(offset: number): number;
  u16(offset: number, isLittleEndian?: boolean): number;
  u24(offset: number, isLittleEndian?: boolean): number;
  u32(offset: number, isLittleEndian?: boolean): number;
  ascii(offset: number, length: number): string;
}

/** Reads big-endian unless told otherwise. */
export function createByteReader(bytes: Uint8Array): ByteReader {
  function read(offset: number, byteCount: number, isLittleEndian: boolean): number {
    let value = 0;
    for (let index = 0; index < byteCount; index++) {
      const place = isLittleEndian ? byteCount - 1 - index : index;
      value = value * 256 + (bytes[offset + place] ?? 0);
    }
    return value;
  }
  return {
    length: bytes.length,
    u8: (offset) => bytes[offset] ?? 0,
    u16: (offset, isLittleEndian = false) => read(offset, 2, isLittleEndian),
    u24: (offset, isLittleEndian = false) => read(offset, 3, isLittleEndian),
    u32: (offset, isLittleEndian = false) => read(offset, 4, isLittleEndian),
    ascii: (offset, length) => String.fromCharCode(...bytes.subarray(offset, offset + length)),
  };
}
