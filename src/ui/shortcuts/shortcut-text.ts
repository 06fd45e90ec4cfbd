import { ariaChord, chordText } from './key-chord';
import { shortcutKeys, type ShortcutId } from './shortcut-keys';

const isMac = /^(Mac|iP)/.test(navigator.platform);

/** All the keys of a shortcut as a person reads them, the usual one first. */
export function shortcutTexts(id: ShortcutId): readonly string[] {
  return shortcutKeys[id].keys.map((chord) => chordText(chord, isMac));
}

/** The usual keys alone. */
export function shortcutText(id: ShortcutId): string {
  return chordText(shortcutKeys[id].keys[0], isMac);
}

/** All of the keys, for `aria-keyshortcuts`. */
export function ariaKeys(id: ShortcutId): string {
  return shortcutKeys[id].keys.map((chord) => ariaChord(chord, isMac)).join(' ');
}
