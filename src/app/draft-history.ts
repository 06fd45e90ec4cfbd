import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { CropRectangle } from '../contract/clip';
import type { ClipDraft } from './clip-draft';

/** All that an edit can change: the settings, and the crop of the present photo. */
export interface Edited {
  readonly draft: ClipDraft;
  /** Null while there is no photo. */
  readonly crop: CropRectangle | null;
}

/** A step that leads to another photo, beyond either end of the present one's history. */
export interface Way {
  /** What is undone or done again by it, as `another photo`. */
  readonly label: string;
  go(): void;
}

/** The edits of the present photo, to be undone and done again. */
export interface DraftHistory {
  /** What `undo` takes back, as `camera`; null for nothing. */
  readonly undoLabel: ReadonlySignal<string | null>;
  readonly redoLabel: ReadonlySignal<string | null>;
  undo(): void;
  redo(): void;
  /** The hand has let go: what comes next is a step of its own. */
  settle(): void;
  /** Forgets every step: the photo is another one. */
  begin(ways?: { readonly back?: Way | null; readonly forward?: Way | null }): void;
  /** Notes what has just been changed. Unlabelled, it is called by what it changed. */
  note(before: Edited, label?: string): void;
}

interface Step {
  readonly label: string;
  /** What it changed, for telling whether the next edit goes on with it. */
  readonly keys: string;
  readonly before: Edited;
  readonly after: Edited;
}

type EditedKey = keyof ClipDraft | 'crop';

/** The name of every edit. Of several at once the first says it: a shape brings a crop along. */
const LABELS: Readonly<Record<EditedKey, string>> = {
  prompt: 'prompt',
  aspect: 'shape',
  size: 'size',
  crop: 'crop',
  durationSeconds: 'length',
  isLoop: 'loop',
  playCount: 'plays',
  framesPerSecond: 'frame rate',
  container: 'kind of file',
  codec: 'codec',
  camera: 'camera',
  motionStrength: 'motion strength',
  motionSpeed: 'motion speed',
  regionStrengths: 'strength by region',
  regionSpeeds: 'speed by region',
  mask: 'brush',
  arrows: 'arrow',
  seed: 'seed',
  isSeedLocked: 'keeping the seed',
  workingSizePixels: 'working size',
  steps: 'steps',
  guidance: 'guidance',
};

/** Further back than this nobody goes by single steps. */
const MOST_STEPS = 200;
/** Edits of the same thing in closer succession are one: a slider on its way, a word being typed. */
const PAUSE_MS = 1000;

/** @param now milliseconds, running forward */
export function createDraftHistory(edited: Signal<Edited>, now: () => number): DraftHistory {
  const past = signal<readonly Step[]>([]);
  const future = signal<readonly Step[]>([]);
  const wayBack = signal<Way | null>(null);
  const wayForward = signal<Way | null>(null);
  let isSettled = true;
  let lastMs = 0;

  /** Puts an edit onto the last step if it goes on with it. */
  function joined(steps: readonly Step[], next: Step): readonly Step[] {
    const last = steps.at(-1);
    const goesOn = !isSettled && last?.keys === next.keys && now() - lastMs < PAUSE_MS;
    if (!last || !goesOn) return [...steps, next].slice(-MOST_STEPS);
    const whole = { ...last, after: next.after };
    const isBack = changedKeys(whole.before, whole.after).length === 0;
    return [...steps.slice(0, -1), ...(isBack ? [] : [whole])];
  }

  return {
    undoLabel: computed(() => past.value.at(-1)?.label ?? wayBack.value?.label ?? null),
    redoLabel: computed(() => future.value.at(-1)?.label ?? wayForward.value?.label ?? null),
    undo() {
      const step = past.peek().at(-1);
      if (!step) return wayBack.peek()?.go();
      past.value = past.peek().slice(0, -1);
      future.value = [...future.peek(), step];
      isSettled = true;
      edited.value = step.before;
    },
    redo() {
      const step = future.peek().at(-1);
      if (!step) return wayForward.peek()?.go();
      future.value = future.peek().slice(0, -1);
      past.value = [...past.peek(), step];
      isSettled = true;
      edited.value = step.after;
    },
    settle() {
      isSettled = true;
    },
    begin({ back = null, forward = null } = {}) {
      [past.value, future.value] = [[], []];
      [wayBack.value, wayForward.value] = [back, forward];
      isSettled = true;
    },
    note(before, label) {
      const after = edited.peek();
      const keys = changedKeys(before, after);
      const [first] = keys;
      if (!first) return;
      const step = { label: label ?? LABELS[first], keys: keys.join(), before, after };
      past.value = joined(past.peek(), step);
      [future.value, wayForward.value] = [[], null];
      isSettled = false;
      lastMs = now();
    },
  };
}

/** In the order of `LABELS`. */
function changedKeys(before: Edited, after: Edited): EditedKey[] {
  const [one, other] = [fieldsOf(before), fieldsOf(after)];
  return editedKeys.filter((key) => !isSame(one[key], other[key]));
}

const editedKeys = Object.keys(LABELS).filter((key): key is EditedKey => key in LABELS);

function fieldsOf({ draft, crop }: Edited): Readonly<Record<EditedKey, unknown>> {
  return { ...draft, crop };
}

/** By value: all of a draft is plain data. */
function isSame(one: unknown, other: unknown): boolean {
  return Object.is(one, other) || JSON.stringify(one) === JSON.stringify(other);
}
