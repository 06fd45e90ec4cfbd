import { useEffect } from 'preact/hooks';
import type { Studio } from '../../app/studio';
import { isChord } from './key-chord';
import { shortcutActions } from './shortcut-actions';
import { shortcutKeys, type ShortcutId, type ShortcutKeys } from './shortcut-keys';

/**
 * Does what the table of shortcuts says, from anywhere on the page. Keys that are pressed in a
 * dialogue are meant for it. While words are typed, undoing is left to the field: the browser
 * takes back words where the caret is, and the history would move settings that nobody looks at;
 * it hears of the field's own undoing as of any other edit.
 */
export function useShortcuts(studio: Studio): void {
  useEffect(() => {
    const listeners = new AbortController();
    addEventListener('keydown', (event) => handle(event, studio), { signal: listeners.signal });
    return () => listeners.abort();
  }, [studio]);
}

function handle(event: KeyboardEvent, studio: Studio): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (document.querySelector('dialog[open]')) return;
  const isTyping = isTextField(event.target);
  const id = shortcutIds.find((known) => {
    const { keys, isForTyping = false }: ShortcutKeys = shortcutKeys[known];
    return (isForTyping || !isTyping) && keys.some((chord) => isChord(event, chord));
  });
  if (!id || !shortcutActions[id].isOpen(studio)) return;
  event.preventDefault();
  // Held down, Animate would fill the queue.
  if (event.repeat && id === 'animate') return;
  shortcutActions[id].run(studio);
}

const shortcutIds = Object.keys(shortcutKeys).filter((id): id is ShortcutId => id in shortcutKeys);

function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  if (!(target instanceof HTMLInputElement)) return false;
  return !['range', 'radio', 'checkbox', 'button', 'color', 'file'].includes(target.type);
}
