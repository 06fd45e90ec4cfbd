import { isSameData, type EditChange } from '../edit-history';
import type { Sequence, SequenceEntry } from './sequence';

/** What an edit can change of an entry, and what that is called. */
const ENTRY_PARTS = [
  { name: 'trim', partOf: ({ inSeconds, outSeconds }) => [inSeconds, outSeconds] },
  { name: 'transition', partOf: ({ transition }) => transition },
  { name: 'title', partOf: ({ title }) => title },
] as const satisfies readonly {
  readonly name: string;
  readonly partOf: (entry: SequenceEntry) => unknown;
}[];

/** What an edit can change of the video to come, and what that is called. */
const FORMAT_PARTS = [
  { key: 'size', label: 'size' },
  { key: 'framesPerSecond', label: 'frame rate' },
  { key: 'fit', label: 'fit' },
] as const;

/** What differs between two states of a sequence, for its history. */
export function sequenceChanges(before: Sequence, after: Sequence): EditChange[] {
  return [
    ...orderChanges(before.entries, after.entries),
    ...after.entries.flatMap((entry) => {
      const was = before.entries.find(({ id }) => id === entry.id);
      return was ? entryChanges(was, entry) : [];
    }),
    ...FORMAT_PARTS.filter(({ key }) => !isSameData(before[key], after[key])),
  ];
}

/** The entry that an edit was about: one that came, or else one that was changed. */
export function changedEntryId(before: Sequence, after: Sequence): string | null {
  const known = new Map(before.entries.map((entry) => [entry.id, entry]));
  const isNew = ({ id }: SequenceEntry): boolean => !known.has(id);
  const isOther = (entry: SequenceEntry): boolean => !isSameData(entry, known.get(entry.id));
  return (after.entries.find(isNew) ?? after.entries.find(isOther))?.id ?? null;
}

function orderChanges(
  before: readonly SequenceEntry[],
  after: readonly SequenceEntry[],
): EditChange[] {
  const [was, is] = [before.map(({ id }) => id), after.map(({ id }) => id)];
  const added = is.filter((id) => !was.includes(id));
  const removed = was.filter((id) => !is.includes(id));
  if (added.length > 0) return [{ key: `added ${added.join(' ')}`, label: 'adding a clip' }];
  if (removed.length > 0) {
    return [{ key: `removed ${removed.join(' ')}`, label: 'taking a clip out' }];
  }
  return isSameData(was, is) ? [] : [{ key: 'order', label: 'order of the clips' }];
}

function entryChanges(was: SequenceEntry, is: SequenceEntry): EditChange[] {
  return ENTRY_PARTS.filter(({ partOf }) => !isSameData(partOf(was), partOf(is))).map(
    ({ name }) => ({ key: `${name} ${is.id}`, label: name }),
  );
}
