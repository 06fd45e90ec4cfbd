import { useLayoutEffect } from 'preact/hooks';
import type { Studio } from '../../app/studio';
import { isChord } from './key-chord';
import { shortcutActions, type PageActions } from './shortcut-actions';
import { shortcutIds, shortcutKeys, type ShortcutId, type ShortcutKeys } from './shortcut-keys';
import { isTextField } from './text-field';

/**
 * Does what the table of shortcuts says, from anywhere on the page. Keys that are pressed in a
 * dialogue are meant for it. While words are typed, undoing is left to the field: the browser
 * takes back words where the caret is, and the history would move settings that nobody looks at;
 * it hears of the field's own undoing as of any other edit.
 */
export function useShortcuts(studio: Studio, page: PageActions): void {
  // Before the page is seen: a key that is pressed then is meant.
  useLayoutEffect(() => {
    const listeners = new AbortController();
    const options = { signal: listeners.signal };
    let held: ShortcutId | null = null;
    const release = (): void => {
      if (held) shortcutActions[held].release?.(studio);
      held = null;
    };
    addEventListener(
      'keydown',
      (event) => {
        const id = shortcutOf(event, studio);
        if (!id) return;
        event.preventDefault();
        // Held down, Animate would fill the queue.
        if (event.repeat && (shortcutActions[id].release || id === 'animate')) return;
        held = id;
        shortcutActions[id].run(studio, page);
      },
      options,
    );
    addEventListener('keyup', release, options);
    // Who goes to another window lets go there.
    addEventListener('blur', release, options);
    return () => listeners.abort();
    // The page's own actions do the same whichever render they are of.
  }, [studio]);
}

/** Which shortcut a press means, if any. */
function shortcutOf(event: KeyboardEvent, studio: Studio): ShortcutId | undefined {
  if (event.defaultPrevented || event.isComposing) return undefined;
  if (document.querySelector('dialog[open]')) return undefined;
  // Letters choose an option in a list, too.
  const isTyping = isTextField(event.target) || event.target instanceof HTMLSelectElement;
  const areLettersOn = studio.letterKeys.areOn.peek();
  return shortcutIds.find((id) => {
    const { keys, isForTyping = false }: ShortcutKeys = shortcutKeys[id];
    const isMeant = (chord: string): boolean =>
      isChord(event, chord) && (areLettersOn || !isLetter(chord));
    if (isTyping && !isForTyping) return false;
    return keys.some(isMeant) && shortcutActions[id].isOpen(studio, event);
  });
}

/** One that speech input and a slip of the hand can press: WCAG 2.1.4 has them switched off. */
function isLetter(chord: string): boolean {
  return chord.length === 1;
}
