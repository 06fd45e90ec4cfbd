import { expect, test } from 'vitest';
import {
  ariaChord,
  chordText,
  isChord,
  type KeyPress,
} from '../../../../src/ui/shortcuts/key-chord';
import { shortcutIds, shortcutKeys } from '../../../../src/ui/shortcuts/shortcut-keys';

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}

test.each([
  ['Mod+Z', press('z', { ctrlKey: true }), true],
  ['Mod+Z', press('z', { metaKey: true }), true],
  ['Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }), false],
  ['Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), true],
  ['Mod+Shift+Z', press('z', { ctrlKey: true }), false],
  ['K', press('k'), true],
  // With Caps Lock.
  ['K', press('K'), true],
  ['K', press('k', { ctrlKey: true }), false],
  ['K', press('k', { altKey: true }), false],
  ['?', press('?', { shiftKey: true }), true],
  ['+', press('+', { shiftKey: true }), true],
  ['+', press('+'), true],
  ['Space', press(' '), true],
  ['Space', press(' ', { shiftKey: true }), false],
])('%s by %o: %s', (chord, key, isMeant) => {
  expect(isChord(key, chord)).toBe(isMeant);
});

test('keys are named as they are written on them, and as screen readers want them', () => {
  expect(chordText('Mod+Shift+Z', false)).toBe('Ctrl + Shift + Z');
  expect(chordText('Mod+Enter', true)).toBe('⌘ + ↵');
  expect(chordText('+', false)).toBe('+');
  expect(ariaChord('Mod+Shift+Z', false)).toBe('Control+Shift+Z');
  expect(ariaChord('Mod+Z', true)).toBe('Meta+Z');
  expect(ariaChord('+', false)).toBe('Plus');
});

test('no two shortcuts have the same keys', () => {
  const chords = shortcutIds.flatMap((id): readonly string[] => shortcutKeys[id].keys);
  expect(new Set(chords).size).toBe(chords.length);
});
