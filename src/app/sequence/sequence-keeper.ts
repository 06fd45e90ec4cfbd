import { effect, type ReadonlySignal } from '@preact/signals';
import type { ReloadWarning } from '../library/reload-warning';
import { EMPTY_SEQUENCE, type Sequence } from './sequence';
import type { SequenceStore } from './sequence-store';

/** Writes every state of the sequence from now on, one after the other and no older one last. */
export function keepSequence(
  sequence: ReadonlySignal<Sequence>,
  store: SequenceStore,
  warnOfReload: ReloadWarning,
): void {
  let isSaving = false;
  let isStale = false;
  const save = async (): Promise<void> => {
    isStale = true;
    if (isSaving) return;
    isSaving = true;
    while (isStale) {
      isStale = false;
      try {
        await store.save(sequence.peek());
      } catch (error) {
        warnOfReload(error);
      }
    }
    isSaving = false;
  };
  let isFirst = true;
  effect(() => {
    const isChanged = sequence.value !== EMPTY_SEQUENCE || !isFirst;
    isFirst = false;
    if (isChanged) void save();
  });
}
