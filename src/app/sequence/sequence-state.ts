import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { SequenceTitle, SequenceTransition } from '../../contract/sequence';
import { createEditHistory, type EditHistory } from '../edit-history';
import type { KeptClip } from '../library/kept-clip';
import type { ReloadWarning } from '../library/reload-warning';
import type { ToastState } from '../toast-state';
import {
  changeEntry,
  duplicateEntry,
  EMPTY_SEQUENCE,
  insertEntry,
  MAXIMUM_ENTRIES,
  moveEntry,
  removeEntry,
  trimmed,
  type Sequence,
} from './sequence';
import { changedEntryId, sequenceChanges } from './sequence-changes';
import { keepSequence } from './sequence-keeper';
import type { SequenceStore } from './sequence-store';
import { trimOf, viewOf, type SequenceView, type ShownEntry } from './sequence-view';

/** The order of the clips, and all that can be done to it. */
export interface SequenceState {
  readonly sequence: ReadonlySignal<Sequence>;
  readonly view: ReadonlySignal<SequenceView>;
  /** Null while there is none. */
  readonly selected: ReadonlySignal<ShownEntry | null>;
  /** Brings back what was left behind. */
  start(): Promise<void>;
  /** Puts a whole clip at the end, and selects it. False where there is no room for more. */
  add(clip: KeptClip): boolean;
  select(id: string): void;
  /** @param to place among the entries that are shown */
  move(id: string, to: number): void;
  duplicate(id: string): void;
  /** A message stands by with its undoing. */
  remove(id: string): void;
  trim(id: string, end: 'in' | 'out', toSeconds: number): void;
  setTransition(id: string, transition: SequenceTransition): void;
  setTitle(id: string, title: SequenceTitle | null): void;
  setFormat(patch: Partial<Pick<Sequence, 'size' | 'framesPerSecond' | 'fit'>>): void;
  /** Takes out the entries whose clips are gone. */
  dropMissing(): void;
  /** Every change of the order and of what it becomes; a step is taken with its clip selected. */
  readonly history: EditHistory<Sequence>;
}

export interface SequenceTools {
  readonly clips: ReadonlySignal<readonly KeptClip[] | null>;
  readonly store: SequenceStore;
  readonly toasts: ToastState;
  readonly warnOfReload: ReloadWarning;
  /** Whether anything is kept between visits. */
  readonly isKept: boolean;
  /** Milliseconds, running forward. */
  readonly now: () => number;
}

export function createSequenceState({
  clips,
  store,
  toasts,
  warnOfReload,
  isKept,
  now,
}: SequenceTools): SequenceState {
  const sequence = signal(EMPTY_SEQUENCE);
  const selectedId = signal<string | null>(null);
  const view = computed(() => viewOf(sequence.value, clips.value ?? []));
  const selected = computed(() => {
    const { entries } = view.value;
    return entries.find(({ id }) => id === selectedId.value) ?? entries[0] ?? null;
  });

  const history = createEditHistory(sequence, sequenceChanges, now);

  /** Whatever a person changes goes through here: nothing can be forgotten by the history. */
  function edit(next: Sequence, label?: string): void {
    const before = sequence.peek();
    sequence.value = next;
    history.note(before, label);
  }

  /** A step through the history, with the eye on what it changed. */
  function turn(step: () => void): void {
    const before = sequence.peek();
    step();
    selectedId.value = changedEntryId(before, sequence.peek()) ?? selectedId.peek();
  }

  return {
    sequence,
    view,
    selected,
    history: {
      ...history,
      undo: () => turn(history.undo),
      redo: () => turn(history.redo),
    },
    async start() {
      if (!isKept) return;
      const saved = await store.read().catch(() => undefined);
      // The person may be quicker than the database: what they have begun stays.
      if (saved && sequence.peek() === EMPTY_SEQUENCE) sequence.value = saved;
      keepSequence(sequence, store, warnOfReload);
    },
    add(clip) {
      const { entries } = sequence.peek();
      if (entries.length >= MAXIMUM_ENTRIES) {
        toasts.show({
          tone: 'problem',
          text: `A sequence has at most ${MAXIMUM_ENTRIES} clips. Export it, and begin another.`,
        });
        return false;
      }
      const id = crypto.randomUUID();
      const entry = {
        id,
        clipId: clip.id,
        inSeconds: 0,
        outSeconds: clip.video.durationSeconds,
        transition: { kind: 'cut' },
        title: null,
      } as const;
      edit(insertEntry(sequence.peek(), entry, entries.length));
      selectedId.value = id;
      return true;
    },
    select(id) {
      selectedId.value = id;
    },
    move(id, to) {
      const place = view.peek().entries[to]?.id;
      const { entries } = sequence.peek();
      const index = place ? entries.findIndex((entry) => entry.id === place) : entries.length;
      edit(moveEntry(sequence.peek(), id, index));
    },
    duplicate(id) {
      const copyId = crypto.randomUUID();
      edit(duplicateEntry(sequence.peek(), id, copyId), 'duplicating a clip');
      selectedId.value = copyId;
    },
    remove(id) {
      const { entries } = sequence.peek();
      const index = entries.findIndex((entry) => entry.id === id);
      const entry = entries[index];
      if (!entry) return;
      const shown = view.peek().entries;
      const at = shown.findIndex((candidate) => candidate.id === id);
      selectedId.value = (shown[at + 1] ?? shown[at - 1])?.id ?? null;
      const without = removeEntry(sequence.peek(), id);
      edit(without);
      const run = (): void => {
        if (sequence.peek() === without) return turn(history.undo);
        // It may have been brought back already, by the history.
        if (sequence.peek().entries.some((candidate) => candidate.id === id)) return;
        edit(insertEntry(sequence.peek(), entry, index), 'bringing a clip back');
        selectedId.value = id;
      };
      toasts.show({
        tone: 'news',
        text: 'Taken out of the sequence; the clip stays in the library.',
        action: { label: 'Undo', run },
      });
    },
    trim(id, end, toSeconds) {
      const entry = view.peek().entries.find((candidate) => candidate.id === id);
      if (!entry) return;
      const ends = trimmed(entry, end, toSeconds, trimOf(entry.clip));
      edit(changeEntry(sequence.peek(), id, ends));
    },
    setTransition(id, transition) {
      edit(changeEntry(sequence.peek(), id, { transition }));
    },
    setTitle(id, title) {
      edit(changeEntry(sequence.peek(), id, { title }));
    },
    setFormat(patch) {
      edit({ ...sequence.peek(), ...patch });
    },
    dropMissing() {
      const gone = new Set(view.peek().missing.map(({ id }) => id));
      const entries = sequence.peek().entries.filter(({ id }) => !gone.has(id));
      edit({ ...sequence.peek(), entries }, 'forgetting clips');
    },
  };
}
