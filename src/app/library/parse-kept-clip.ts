import type { ClipEncoding } from '../../contract/clip';
import { parseClipRecord } from '../parse-clip-record';
import type { KeptClip, KeptFacts, VideoFacts } from './kept-clip';

type Fields = Readonly<Record<string, unknown>>;

/** A new codec does not compile until it is listed here. */
const ENCODINGS: Readonly<Record<ClipEncoding, true>> = {
  h264: true,
  vp9: true,
  av1: true,
  gif: true,
  webp: true,
};
const MAXIMUM_NAME_LENGTH = 255;
const MAXIMUM_FRAMES = 100_000;
const MAXIMUM_SECONDS = 3600;
const MAXIMUM_SIDE_PIXELS = 16_384;
/** The last moment that a `Date` can hold. */
const MAXIMUM_TIME_MS = 8.64e15;
const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Narrows JSON of unknown origin to what is known of a clip; fields that are not listed there
 * are left out.
 *
 * @returns undefined if anything is missing, of another type or out of range
 */
export function parseKeptFacts(json: unknown): KeptFacts | undefined {
  const fields = fieldsOf(json);
  const record = parseClipRecord(fields['record']);
  const video = parseVideoFacts(fields['video']);
  const { createdAtMs, photoName, motionSha256 } = fields;
  if (!record || !video || !isNumber(createdAtMs, 0, MAXIMUM_TIME_MS)) return undefined;
  if (!isText(photoName, MAXIMUM_NAME_LENGTH) || !isText(motionSha256, 64)) return undefined;
  return { createdAtMs, photoName, motionSha256, video, record };
}

/** Narrows a value of the database to a clip; one that another version wrote may be none. */
export function parseKeptClip(value: unknown): KeptClip | undefined {
  const facts = parseKeptFacts(value);
  const { id, photoSha256, photoBytes, videoBytes, thumbnail } = fieldsOf(value);
  if (!facts || !isText(id, MAXIMUM_NAME_LENGTH) || !(thumbnail instanceof Blob)) return undefined;
  if (typeof photoSha256 !== 'string' || !SHA256.test(photoSha256)) return undefined;
  if (!isNumber(photoBytes, 0, Infinity) || !isNumber(videoBytes, 0, Infinity)) return undefined;
  return { ...facts, id, photoSha256, photoBytes, videoBytes, thumbnail };
}

function parseVideoFacts(json: unknown): VideoFacts | undefined {
  const { codec, frameCount, durationSeconds, widthPixels, heightPixels } = fieldsOf(json);
  if (!isCodec(codec) || !isNumber(durationSeconds, 0, MAXIMUM_SECONDS)) return undefined;
  if (!isWhole(frameCount, MAXIMUM_FRAMES)) return undefined;
  if (!isWhole(widthPixels, MAXIMUM_SIDE_PIXELS)) return undefined;
  if (!isWhole(heightPixels, MAXIMUM_SIDE_PIXELS)) return undefined;
  return { codec, frameCount, durationSeconds, widthPixels, heightPixels };
}

/** The fields of an object; none of anything else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}

function isCodec(value: unknown): value is ClipEncoding {
  return typeof value === 'string' && Object.hasOwn(ENCODINGS, value);
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest;
}

function isNumber(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}

function isWhole(value: unknown, most: number): value is number {
  return isNumber(value, 1, most) && Number.isInteger(value);
}
