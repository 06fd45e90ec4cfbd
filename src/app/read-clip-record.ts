import type { ClipRecord } from '../contract/clip';
import { openFileWindow, type FileWindow, type RecordPlace } from './clip-record/file-window';
import { findGifRecord } from './clip-record/gif-record';
import { findMp4Record } from './clip-record/mp4-record';
import { findWebmRecord } from './clip-record/webm-record';
import { findWebpRecord } from './clip-record/webp-record';
import { parseClipRecord } from './parse-clip-record';

/** A record is some hundred bytes; what claims to be more is none. */
const MAXIMUM_RECORD_BYTES = 1024 * 1024;
const EBML = String.fromCharCode(0x1a, 0x45, 0xdf, 0xa3);

/**
 * Finds how a clip was made in its file, where the worker put it. Any file may be given: what is
 * no clip of Enliven has no record. Of a video little more than the record is read, however large
 * it is. Rejects where the file cannot be read.
 */
export async function readClipRecord(file: Blob): Promise<ClipRecord | undefined> {
  const text = await findRecord(file);
  if (!text || text.length > MAXIMUM_RECORD_BYTES) return undefined;
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
    return parseClipRecord(json);
  } catch {
    return undefined;
  }
}

async function findRecord(file: Blob): Promise<Uint8Array | undefined> {
  const pieces = openFileWindow(file);
  const start = String.fromCharCode(...(await pieces.read(0, 12)));
  // The record of a GIF lies in blocks of 255 bytes, as all of it does: nothing could be skipped.
  if (start.startsWith('GIF8')) return findGifRecord(new Uint8Array(await file.arrayBuffer()));
  const place = await placeFinder(start)(pieces);
  if (!place || place.sizeBytes > MAXIMUM_RECORD_BYTES) return undefined;
  return pieces.read(place.startBytes, place.sizeBytes);
}

function placeFinder(start: string): (file: FileWindow) => Promise<RecordPlace | undefined> {
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return findWebpRecord;
  return start.startsWith(EBML) ? findWebmRecord : findMp4Record;
}
