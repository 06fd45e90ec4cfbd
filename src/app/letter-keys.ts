import { signal, type ReadonlySignal } from '@preact/signals';
import type { TextStore } from './text-store';

/** Whether single keys, such as K to play, do anything; kept for the next visit. */
export interface LetterKeys {
  readonly areOn: ReadonlySignal<boolean>;
  turn(areOn: boolean): void;
}

const KEY = 'enliven.letter-keys';

/** On until they are turned off: who speaks to the computer may press them unawares. */
export function createLetterKeys(store: TextStore): LetterKeys {
  const areOn = signal(store.getItem(KEY) !== 'off');
  return {
    areOn,
    turn(next) {
      areOn.value = next;
      store.setItem(KEY, next ? 'on' : 'off');
    },
  };
}
