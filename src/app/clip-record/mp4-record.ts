import { CLIP_RECORD_UUID } from '../../contract/clip-record-box';

const HEADER_BYTES = 8;
const LONG_HEADER_BYTES = 16;

interface Box {
  readonly type: string;
  readonly payload: Uint8Array;
  readonly endBytes: number;
}

/** The bytes of the record in an MP4: a `uuid` box (ISO/IEC 14496-12, 11.1). */
export function findMp4Record(bytes: Uint8Array): Uint8Array | undefined {
  let box = readBox(bytes, 0);
  while (box) {
    if (isRecordBox(box)) return box.payload.subarray(CLIP_RECORD_UUID.length);
    box = readBox(bytes, box.endBytes);
  }
  return undefined;
}

/** The box that begins there, or undefined where there is none or it runs over the end. */
function readBox(bytes: Uint8Array, startBytes: number): Box | undefined {
  const leftBytes = bytes.length - startBytes;
  if (leftBytes < HEADER_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + startBytes, leftBytes);
  const shortSize = view.getUint32(0);
  const isLong = shortSize === 1;
  if (isLong && leftBytes < LONG_HEADER_BYTES) return undefined;
  // Size 0 means: to the end of the file. Size 1: the true size follows in 64 bits.
  const sizeBytes = shortSize === 0 ? leftBytes : isLong ? Number(view.getBigUint64(8)) : shortSize;
  const headerBytes = isLong ? LONG_HEADER_BYTES : HEADER_BYTES;
  if (sizeBytes < headerBytes || sizeBytes > leftBytes) return undefined;
  const endBytes = startBytes + sizeBytes;
  return {
    type: String.fromCharCode(...bytes.subarray(startBytes + 4, startBytes + 8)),
    payload: bytes.subarray(startBytes + headerBytes, endBytes),
    endBytes,
  };
}

function isRecordBox({ type, payload }: Box): boolean {
  return type === 'uuid' && CLIP_RECORD_UUID.every((byte, index) => payload[index] === byte);
}
