import {
  TITLE_COLOURS,
  TITLE_POSITIONS,
  TITLE_SIZES,
  type SequenceTitle,
  type SequenceTransition,
} from '../../contract/sequence';
import { fieldsOf } from '../library/parse-kept-clip';
import { sizeProblem } from '../output-size';
import type { PixelSize } from '../pixel-size';
import {
  MAXIMUM_ENTRIES,
  MAXIMUM_TITLE_LENGTH,
  type Sequence,
  type SequenceEntry,
} from './sequence';

/** Longer than any clip. */
const MAXIMUM_SECONDS = 3600;

/** Narrows a value of the database; undefined where there is none, or another version's. */
export function parseSequence(value: unknown): Sequence | undefined {
  const { entries: list, size, framesPerSecond: rate, fit } = fieldsOf(value);
  if (!Array.isArray(list) || list.length > MAXIMUM_ENTRIES) return undefined;
  const entries = list.map(parseEntry).filter((entry) => entry !== undefined);
  if (entries.length !== list.length) return undefined;
  const framesPerSecond = isNumber(rate, 12, 60) ? rate : null;
  return {
    entries,
    size: parseSize(size),
    framesPerSecond,
    fit: fit === 'contain' ? fit : 'cover',
  };
}

function parseEntry(value: unknown): SequenceEntry | undefined {
  const { id, clipId, inSeconds, outSeconds, transition, title } = fieldsOf(value);
  if (typeof id !== 'string' || typeof clipId !== 'string') return undefined;
  if (!isNumber(inSeconds, 0, MAXIMUM_SECONDS)) return undefined;
  if (!isNumber(outSeconds, inSeconds, MAXIMUM_SECONDS)) return undefined;
  const entry = { id, clipId, inSeconds, outSeconds };
  return { ...entry, transition: parseTransition(transition), title: parseTitle(title) };
}

function parseTransition(value: unknown): SequenceTransition {
  const { kind, durationSeconds } = fieldsOf(value);
  return kind === 'dissolve' && isNumber(durationSeconds, 0, MAXIMUM_SECONDS)
    ? { kind, durationSeconds }
    : { kind: 'cut' };
}

function parseTitle(value: unknown): SequenceTitle | null {
  const { text, inSeconds, outSeconds, fadeSeconds, ...choices } = fieldsOf(value);
  const position = TITLE_POSITIONS.find((known) => known === choices['position']);
  const size = TITLE_SIZES.find((known) => known === choices['size']);
  const colour = TITLE_COLOURS.find((known) => known === choices['colour']);
  if (typeof text !== 'string' || text.length > MAXIMUM_TITLE_LENGTH) return null;
  if (!position || !size || !colour) return null;
  if (!isNumber(inSeconds, 0, MAXIMUM_SECONDS)) return null;
  if (!isNumber(outSeconds, 0, MAXIMUM_SECONDS)) return null;
  if (!isNumber(fadeSeconds, 0, MAXIMUM_SECONDS)) return null;
  return { text, position, size, colour, inSeconds, outSeconds, fadeSeconds };
}

function parseSize(value: unknown): PixelSize | null {
  const { widthPixels, heightPixels } = fieldsOf(value);
  if (typeof widthPixels !== 'number' || typeof heightPixels !== 'number') return null;
  const size = { widthPixels, heightPixels };
  return sizeProblem(size) === null ? size : null;
}

function isNumber(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}
