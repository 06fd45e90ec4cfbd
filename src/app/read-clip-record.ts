import type { ClipRecord } from '../contract/clip';
import { findGifRecord } from './clip-record/gif-record';
import { findMp4Record } from './clip-record/mp4-record';
import { findWebmRecord } from './clip-record/webm-record';
import { findWebpRecord } from './clip-record/webp-record';
import { parseClipRecord } from './parse-clip-record';

/** A record is some hundred bytes; what claims to be more is none. */
const MAXIMUM_RECORD_BYTES = 1024 * 1024;
const EBML = String.fromCharCode(0x1a, 0x45, 0xdf, 0xa3);

/**
 * Finds how a clip was made in its file, where the worker put it. Any bytes may be given: what is
 * no clip of Enliven has no record.
 */
export function readClipRecord(file: ArrayBuffer): ClipRecord | undefined {
  const text = findRecord(new Uint8Array(file));
  if (!text || text.length > MAXIMUM_RECORD_BYTES) return undefined;
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
    return parseClipRecord(json);
  } catch {
    return undefined;
  }
}

function findRecord(bytes: Uint8Array): Uint8Array | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  if (start.startsWith('GIF8')) return findGifRecord(bytes);
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return findWebpRecord(bytes);
  if (start.startsWith(EBML)) return findWebmRecord(bytes);
  return findMp4Record(bytes);
}
