import { ariaChord, chordText, isMacKeyboard } from './key-chord';
import { shortcutKeys, type ShortcutId } from './shortcut-keys';

/** The keys as a person reads them; the first of several. */
export function shortcutText(id: ShortcutId): string {
  return chordText(shortcutKeys[id].keys[0], isMacKeyboard);
}

/** All of the keys, for `aria-keyshortcuts`. */
export function ariaKeys(id: ShortcutId): string {
  return shortcutKeys[id].keys.map((chord) => ariaChord(chord, isMacKeyboard)).join(' ');
}
