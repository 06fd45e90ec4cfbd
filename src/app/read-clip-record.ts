import { CLIP_RECORD_UUID } from '../contract/clip-record-box';
import type { ClipRecord } from '../contract/clip';
import { parseClipRecord } from './parse-clip-record';

const HEADER_BYTES = 8;
const LONG_HEADER_BYTES = 16;
/** A record is some hundred bytes; what claims to be more is none. */
const MAXIMUM_RECORD_BYTES = 1024 * 1024;

interface Box {
  readonly type: string;
  readonly payload: Uint8Array;
  readonly endBytes: number;
}

/**
 * Finds how a clip was made in its MP4, in the `uuid` box (ISO/IEC 14496-12, 11.1) that the
 * worker put at its end. Any bytes may be given: what is no clip of Enliven has no record.
 */
export function readClipRecord(file: ArrayBuffer): ClipRecord | undefined {
  const bytes = new Uint8Array(file);
  let box = readBox(bytes, 0);
  while (box) {
    if (isRecordBox(box)) return parseRecordBox(box);
    box = readBox(bytes, box.endBytes);
  }
  return undefined;
}

/** The box that begins there, or undefined where there is none or it runs over the end. */
function readBox(bytes: Uint8Array, startBytes: number): Box | undefined {
  const leftBytes = bytes.length - startBytes;
  if (leftBytes < HEADER_BYTES) return undefined;
  const view = new DataView(bytes.buffer, startBytes, leftBytes);
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

function parseRecordBox({ payload }: Box): ClipRecord | undefined {
  const text = payload.subarray(CLIP_RECORD_UUID.length);
  if (text.length > MAXIMUM_RECORD_BYTES) return undefined;
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
    return parseClipRecord(json);
  } catch {
    return undefined;
  }
}
