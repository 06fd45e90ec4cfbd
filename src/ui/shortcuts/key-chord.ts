/** What of a keyboard event tells which keys are down. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

interface KeyChord {
  readonly key: string;
  readonly isMod: boolean;
  readonly isShift: boolean;
}

/** Whether a press is the keys of a chord, `Mod+Shift+Z`. */
export function isChord(press: KeyPress, chord: string): boolean {
  const { key, isMod, isShift } = parsed(chord);
  if (press.altKey || (press.ctrlKey || press.metaKey) !== isMod) return false;
  if (!isSign(key) && press.shiftKey !== isShift) return false;
  return (press.key === ' ' ? 'Space' : press.key).toLowerCase() === key.toLowerCase();
}

/** As it is written on the keys: `Ctrl + Shift + Z`. */
export function chordText(chord: string, isMac: boolean): string {
  const { key, isMod, isShift } = parsed(chord);
  const modifiers = [isMod ? (isMac ? '⌘' : 'Ctrl') : '', isShift ? 'Shift' : ''];
  return [...modifiers.filter(Boolean), keyCaps[key] ?? key].join(' + ');
}

/** As WAI-ARIA's `aria-keyshortcuts` has it: `Control+Shift+Z`. */
export function ariaChord(chord: string, isMac: boolean): string {
  const { key, isMod, isShift } = parsed(chord);
  const modifiers = [isMod ? (isMac ? 'Meta' : 'Control') : '', isShift ? 'Shift' : ''];
  return [...modifiers.filter(Boolean), key === '+' ? 'Plus' : key].join('+');
}

const keyCaps: Readonly<Record<string, string>> = {
  Enter: '↵',
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

function parsed(chord: string): KeyChord {
  const parts = chord.split('+');
  // The plus sign is a key, too.
  const key = chord.endsWith('+') ? '+' : (parts.at(-1) ?? '');
  return { key, isMod: parts.includes('Mod'), isShift: parts.includes('Shift') };
}

function isSign(key: string): boolean {
  return key.length === 1 && !/[a-z0-9 ]/i.test(key);
}
