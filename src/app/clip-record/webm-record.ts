import { WEBM_RECORD_TAG } from '../../contract/clip-record-marks';
import { MOST_BOXES, type FileWindow, type RecordPlace } from './file-window';

/** Element IDs (RFC 9559, 5.1). */
const SEGMENT = 0x18538067;
const TAGS = 0x1254c367;
const TAG = 0x7373;
const SIMPLE_TAG = 0x67c8;
const TAG_NAME = 0x45a3;
const TAG_STRING = 0x4487;
const PARENTS: readonly number[] = [SEGMENT, TAGS, TAG, SIMPLE_TAG];

/** Of the ID and of the size of an element, each. */
const LONGEST_NUMBER_BYTES = 8;

/**
 * Where the record of a WebM is: the text of its tag. Of elements that hold no tags no more than
 * their heads is read.
 */
export async function findWebmRecord(file: FileWindow): Promise<RecordPlace | undefined> {
  let name = '';
  /** The next element is within the one before, where that one is a parent; else it follows it. */
  let at = 0;
  for (let count = 0; at < file.sizeBytes && count < MOST_BOXES; count += 1) {
    const head = await file.read(at, 2 * LONGEST_NUMBER_BYTES);
    const id = readNumber(head, 0, true);
    const size = id && readNumber(head, id.endBytes, false);
    if (!id || !size) return undefined;
    const body = { startBytes: at + size.endBytes, sizeBytes: size.value };
    if (id.value === TAG_NAME) name = await readName(file, body);
    if (id.value === TAG_STRING && name === WEBM_RECORD_TAG) return body;
    at = body.startBytes + (PARENTS.includes(id.value) ? 0 : body.sizeBytes);
  }
  return undefined;
}

/** No longer than the name that is looked for. */
async function readName(file: FileWindow, { startBytes, sizeBytes }: RecordPlace): Promise<string> {
  if (sizeBytes !== WEBM_RECORD_TAG.length) return '';
  return String.fromCharCode(...(await file.read(startBytes, sizeBytes)));
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
