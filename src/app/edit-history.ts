import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';

/** A step that leads to another thing to edit, beyond either end of the present one's history. */
export interface Way {
  /** What is undone or done again by it, as `another photo`. */
  readonly label: string;
  go(): void;
}

/** One of the things that an edit changed. */
export interface EditChange {
  /** Tells whether the next edit goes on with it. */
  readonly key: string;
  /** What it is called, as `camera`. */
  readonly label: string;
}

/** All that can be undone and done again, of one thing and beyond it. */
export interface EditTrail<Value> {
  readonly past: readonly EditStep<Value>[];
  readonly future: readonly EditStep<Value>[];
  /** Beyond the first step of the past, and beyond the last one of the future. */
  readonly back: Way | null;
  readonly forward: Way | null;
}

/** The edits of one thing, to be undone and done again. */
export interface EditHistory<Value> {
  /** What `undo` takes back, as `camera`; null for nothing. */
  readonly undoLabel: ReadonlySignal<string | null>;
  readonly redoLabel: ReadonlySignal<string | null>;
  undo(): void;
  redo(): void;
  /** The hand has let go: what comes next is a step of its own. */
  settle(): void;
  /** What is edited is another one: nothing can be undone but what is given. */
  begin(trail?: Partial<EditTrail<Value>>): void;
  trail(): EditTrail<Value>;
  /** Notes what has just been changed. Unlabelled, it is called by the first of what it changed. */
  note(before: Value, label?: string): void;
}

/** One edit. */
export interface EditStep<Value> {
  readonly label: string;
  /** What it changed, for telling whether the next edit goes on with it. */
  readonly keys: string;
  readonly before: Value;
  readonly after: Value;
}

/** Further back than this nobody goes by single steps. */
const MOST_STEPS = 200;
/** Edits of the same thing in closer succession are one: a slider on its way, a word being typed. */
const PAUSE_MS = 1000;

/**
 * @param edited is not changed in place: each edit gives it another value
 * @param changesOf what differs between two values, by value; nothing for the same
 * @param now milliseconds, running forward
 */
export function createEditHistory<Value>(
  edited: Signal<Value>,
  changesOf: (before: Value, after: Value) => readonly EditChange[],
  now: () => number,
): EditHistory<Value> {
  const past = signal<readonly EditStep<Value>[]>([]);
  const future = signal<readonly EditStep<Value>[]>([]);
  const wayBack = signal<Way | null>(null);
  const wayForward = signal<Way | null>(null);
  let isSettled = true;
  let lastMs = 0;

  /** Puts an edit onto the last step if it goes on with it. */
  function joined(
    steps: readonly EditStep<Value>[],
    next: EditStep<Value>,
  ): readonly EditStep<Value>[] {
    const last = steps.at(-1);
    const goesOn = !isSettled && last?.keys === next.keys && now() - lastMs < PAUSE_MS;
    if (!last || !goesOn) return [...steps, next].slice(-MOST_STEPS);
    const whole = { ...last, after: next.after };
    const isBack = changesOf(whole.before, whole.after).length === 0;
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
    begin(trail = {}) {
      [past.value, future.value] = [trail.past ?? [], trail.future ?? []];
      [wayBack.value, wayForward.value] = [trail.back ?? null, trail.forward ?? null];
      isSettled = true;
    },
    trail: () => ({
      past: past.peek(),
      future: future.peek(),
      back: wayBack.peek(),
      forward: wayForward.peek(),
    }),
    note(before, label) {
      const after = edited.peek();
      const changes = changesOf(before, after);
      const [first] = changes;
      if (!first) return;
      const keys = changes.map(({ key }) => key).join();
      const step = { label: label ?? first.label, keys, before, after };
      past.value = joined(past.peek(), step);
      [future.value, wayForward.value] = [[], null];
      isSettled = false;
      lastMs = now();
    },
  };
}

/** Whether plain data are the same, by value. */
export function isSameData(one: unknown, other: unknown): boolean {
  return Object.is(one, other) || JSON.stringify(one) === JSON.stringify(other);
}
