import type { FrameFit, SequenceTitle, SequenceTransition } from '../../contract/sequence';
import type { PixelSize } from '../pixel-size';

/** A stretch of a clip of the library, and what is laid over it. Plain JSON. */
export interface SequenceEntry {
  readonly id: string;
  readonly clipId: string;
  /** In the clip's own time. */
  readonly inSeconds: number;
  /** Exclusive. */
  readonly outSeconds: number;
  /** To the entry after it. */
  readonly transition: SequenceTransition;
  readonly title: SequenceTitle | null;
}

/** Clips in order, and the video that they become. Plain JSON: it is kept between visits. */
export interface Sequence {
  readonly entries: readonly SequenceEntry[];
  /** Null: that of the first clip. */
  readonly size: PixelSize | null;
  /** Null: that of the first clip. */
  readonly framesPerSecond: number | null;
  readonly fit: FrameFit;
}

/** What decides how a clip can be trimmed. */
export interface TrimmedClip {
  readonly durationSeconds: number;
  readonly framesPerSecond: number;
}

export const EMPTY_SEQUENCE: Sequence = {
  entries: [],
  size: null,
  framesPerSecond: null,
  fit: 'cover',
};

export const MAXIMUM_ENTRIES = 100;
export const MAXIMUM_TITLE_LENGTH = 200;
/** What a dissolve is set to when it is chosen. */
export const USUAL_DISSOLVE: SequenceTransition = { kind: 'dissolve', durationSeconds: 0.5 };

export function insertEntry(sequence: Sequence, entry: SequenceEntry, at: number): Sequence {
  return { ...sequence, entries: sequence.entries.toSpliced(at, 0, entry) };
}

export function removeEntry(sequence: Sequence, id: string): Sequence {
  return { ...sequence, entries: sequence.entries.filter((entry) => entry.id !== id) };
}

/** Takes an entry to another place; places beyond the ends are the ends. */
export function moveEntry(sequence: Sequence, id: string, to: number): Sequence {
  const entry = sequence.entries.find((candidate) => candidate.id === id);
  if (!entry) return sequence;
  const others = removeEntry(sequence, id);
  return insertEntry(others, entry, Math.min(Math.max(0, to), others.entries.length));
}

/** Puts a copy right after an entry. */
export function duplicateEntry(sequence: Sequence, id: string, copyId: string): Sequence {
  const index = sequence.entries.findIndex((entry) => entry.id === id);
  const entry = sequence.entries[index];
  return entry ? insertEntry(sequence, { ...entry, id: copyId }, index + 1) : sequence;
}

export function changeEntry(
  sequence: Sequence,
  id: string,
  patch: Partial<Pick<SequenceEntry, 'transition' | 'title' | 'inSeconds' | 'outSeconds'>>,
): Sequence {
  const entries = sequence.entries.map((entry) =>
    entry.id === id ? { ...entry, ...patch } : entry,
  );
  return { ...sequence, entries };
}

/**
 * Trims on whole frames of the clip, of which one stays at least. Of both ends the one that moves
 * gives way to the one that stands.
 */
export function trimmed(
  { inSeconds, outSeconds }: Pick<SequenceEntry, 'inSeconds' | 'outSeconds'>,
  end: 'in' | 'out',
  toSeconds: number,
  { durationSeconds, framesPerSecond }: TrimmedClip,
): Pick<SequenceEntry, 'inSeconds' | 'outSeconds'> {
  const frames = Math.round(durationSeconds * framesPerSecond);
  const inFrame = Math.round(inSeconds * framesPerSecond);
  const outFrame = Math.round(outSeconds * framesPerSecond);
  const wanted = Math.round(toSeconds * framesPerSecond);
  if (end === 'in') {
    const frame = Math.max(0, Math.min(wanted, outFrame - 1));
    return { inSeconds: frame / framesPerSecond, outSeconds };
  }
  const frame = Math.min(frames, Math.max(wanted, inFrame + 1));
  return { inSeconds, outSeconds: frame / framesPerSecond };
}
