import { WEBM_RECORD_TAG } from '../../contract/clip-record-marks';

/** Element IDs (RFC 9559, 5.1). */
const SEGMENT = 0x18538067;
const TAGS = 0x1254c367;
const TAG = 0x7373;
const SIMPLE_TAG = 0x67c8;
const TAG_NAME = 0x45a3;
const TAG_STRING = 0x4487;
const PARENTS: readonly number[] = [SEGMENT, TAGS, TAG, SIMPLE_TAG];

/** The bytes of the record in a WebM: the text of its tag. Undefined where there are none. */
export function findWebmRecord(bytes: Uint8Array): Uint8Array | undefined {
  let name = '';
  /** The next element is within the one before, where that one is a parent; else it follows it. */
  let at = 0;
  while (at < bytes.length) {
    const id = readNumber(bytes, at, true);
    const size = id && readNumber(bytes, id.endBytes, false);
    if (!id || !size) return undefined;
    const body = bytes.subarray(size.endBytes, size.endBytes + size.value);
    if (id.value === TAG_NAME) name = String.fromCharCode(...body);
    if (id.value === TAG_STRING && name === WEBM_RECORD_TAG) return body;
    at = PARENTS.includes(id.value) ? size.endBytes : size.endBytes + size.value;
  }
  return undefined;
}

/** A number of EBML, whose first byte tells its length (RFC 8794, 4); an ID keeps that mark. */
function readNumber(bytes: Uint8Array, atBytes: number, isId: boolean) {
  const first = bytes[atBytes];
  if (first === undefined || first === 0) return undefined;
  const length = Math.clz32(first) - 23;
  let value = isId ? first : first - 2 ** (8 - length);
  for (let offset = 1; offset < length; offset += 1) {
    value = value * 256 + (bytes[atBytes + offset] ?? 0);
  }
  return { value, endBytes: atBytes + length };
}
