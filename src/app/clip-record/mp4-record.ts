import { CLIP_RECORD_UUID } from '../../contract/clip-record-box';
import { MOST_BOXES, type FileWindow, type RecordPlace } from './file-window';

const HEADER_BYTES = 8;
const LONG_HEADER_BYTES = 16;

interface Box {
  readonly type: string;
  readonly startBytes: number;
  readonly headerBytes: number;
  readonly endBytes: number;
}

/**
 * Where the record of an MP4 is: in a `uuid` box (ISO/IEC 14496-12, 11.1). Of the other boxes no
 * more than their heads is read.
 */
export async function findMp4Record(file: FileWindow): Promise<RecordPlace | undefined> {
  let box = await readBox(file, 0);
  for (let count = 1; box && count < MOST_BOXES; count += 1) {
    const startBytes = box.startBytes + box.headerBytes + CLIP_RECORD_UUID.length;
    if (await isRecordBox(file, box)) return { startBytes, sizeBytes: box.endBytes - startBytes };
    box = await readBox(file, box.endBytes);
  }
  return undefined;
}

/** The box that begins there, or undefined where there is none or it runs over the end. */
async function readBox(file: FileWindow, startBytes: number): Promise<Box | undefined> {
  const leftBytes = file.sizeBytes - startBytes;
  if (leftBytes < HEADER_BYTES) return undefined;
  const head = await file.read(startBytes, LONG_HEADER_BYTES);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const shortSize = view.getUint32(0);
  const isLong = shortSize === 1;
  if (isLong && leftBytes < LONG_HEADER_BYTES) return undefined;
  // Size 0 means: to the end of the file. Size 1: the true size follows in 64 bits.
  const sizeBytes = shortSize === 0 ? leftBytes : isLong ? Number(view.getBigUint64(8)) : shortSize;
  const headerBytes = isLong ? LONG_HEADER_BYTES : HEADER_BYTES;
  if (sizeBytes < headerBytes || sizeBytes > leftBytes) return undefined;
  const type = String.fromCharCode(...head.subarray(4, 8));
  return { type, startBytes, headerBytes, endBytes: startBytes + sizeBytes };
}

async function isRecordBox(file: FileWindow, box: Box): Promise<boolean> {
  const { type, startBytes, headerBytes, endBytes } = box;
  const idBytes = CLIP_RECORD_UUID.length;
  if (type !== 'uuid' || endBytes - startBytes < headerBytes + idBytes) return false;
  const id = await file.read(startBytes + headerBytes, idBytes);
  return CLIP_RECORD_UUID.every((byte, index) => id[index] === byte);
}
