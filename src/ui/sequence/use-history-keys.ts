import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { EditHistory } from '../../app/edit-history';
import { isChord } from '../shortcuts/key-chord';
import { shortcutKeys } from '../shortcuts/shortcut-keys';
import { isTextField } from '../shortcuts/text-field';

/**
 * Undo and redo by the keys of the page, while the dialogue lies on top. Where words are typed
 * undoing is left to the field, as it is on the page.
 */
export function useHistoryKeys(
  dialogRef: RefObject<HTMLDialogElement | null>,
  history: Pick<EditHistory<unknown>, 'undo' | 'redo'>,
): void {
  useEffect(() => {
    const listeners = new AbortController();
    const options = { signal: listeners.signal };
    addEventListener(
      'keydown',
      (event) => {
        if (event.defaultPrevented || event.isComposing || isTextField(event.target)) return;
        const open = [...document.querySelectorAll('dialog[open]')];
        if (open.some((dialog) => dialog !== dialogRef.current)) return;
        const isMeant = (chord: string): boolean => isChord(event, chord);
        const step = (['undo', 'redo'] as const).find((id) => shortcutKeys[id].keys.some(isMeant));
        if (!step) return;
        event.preventDefault();
        history[step]();
      },
      options,
    );
    return () => listeners.abort();
  }, [dialogRef, history]);
}
