import { CLIP_RECORD_UUID } from '../../src/contract/clip-record-box';

const HEADER_BYTES = 8;

/**
 * The record of how a clip was made as a top-level `uuid` box (ISO/IEC 14496-12, 11.1), to be
 * appended to an MP4: every player skips boxes that it does not know, and nothing before it moves.
 *
 * @param json written as UTF-8
 */
export function createClipRecordBox(json: string): Uint8Array<ArrayBuffer> {
  const payload = new TextEncoder().encode(json);
  const sizeBytes = HEADER_BYTES + CLIP_RECORD_UUID.length + payload.length;
  const box = new Uint8Array(sizeBytes);
  new DataView(box.buffer).setUint32(0, sizeBytes);
  box.set(new TextEncoder().encode('uuid'), 4);
  box.set(CLIP_RECORD_UUID, HEADER_BYTES);
  box.set(payload, HEADER_BYTES + CLIP_RECORD_UUID.length);
  return box;
}
