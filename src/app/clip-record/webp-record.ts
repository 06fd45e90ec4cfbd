import { WEBP_RECORD_CHUNK } from '../../contract/clip-record-marks';
import { MOST_BOXES, type FileWindow, type RecordPlace } from './file-window';

const RIFF_HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;

/** Where the record of a WebP is (RFC 9649, 2.3). Of the other chunks only the heads are read. */
export async function findWebpRecord(file: FileWindow): Promise<RecordPlace | undefined> {
  let at = RIFF_HEADER_BYTES;
  for (let count = 0; at + CHUNK_HEADER_BYTES <= file.sizeBytes; count += 1) {
    if (count === MOST_BOXES) return undefined;
    const head = await file.read(at, CHUNK_HEADER_BYTES);
    const name = String.fromCharCode(...head.subarray(0, 4));
    const sizeBytes = new DataView(head.buffer, head.byteOffset + 4, 4).getUint32(0, true);
    const startBytes = at + CHUNK_HEADER_BYTES;
    if (name === WEBP_RECORD_CHUNK) return { startBytes, sizeBytes };
    at = startBytes + sizeBytes + (sizeBytes % 2);
  }
  return undefined;
}
