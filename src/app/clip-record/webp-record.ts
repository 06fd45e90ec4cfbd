import { WEBP_RECORD_CHUNK } from '../../contract/clip-record-marks';

const RIFF_HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;

/** The bytes of the record in a WebP (RFC 9649, 2.3); undefined where there are none. */
export function findWebpRecord(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = RIFF_HEADER_BYTES;
  while (at + CHUNK_HEADER_BYTES <= bytes.length) {
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    const sizeBytes = view.getUint32(at + 4, true);
    const start = at + CHUNK_HEADER_BYTES;
    if (name === WEBP_RECORD_CHUNK) return bytes.subarray(start, start + sizeBytes);
    at = start + sizeBytes + (sizeBytes % 2);
  }
  return undefined;
}
