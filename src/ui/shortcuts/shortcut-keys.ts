/** Where the sheet of shortcuts lists a key. */
export type ShortcutGroup = 'Anywhere' | 'Playing' | 'Looking' | 'Brushes';

/** One thing that a key does. */
export interface ShortcutKeys {
  readonly group: ShortcutGroup;
  readonly text: string;
  /**
   * As in `Mod+Shift+Z`, the first being the one that is shown; `Mod` is Cmd on a Mac and Ctrl
   * elsewhere. Of a sign such as `?` Shift is not asked: keyboards differ in where it lies.
   */
  readonly keys: readonly [string, ...string[]];
  /** Also while words are typed into a field. */
  readonly isForTyping?: boolean;
}

/** Every shortcut there is. The handler, the sheet and the buttons read this table. */
export const shortcutKeys = {
  animate: { group: 'Anywhere', text: 'Animate', keys: ['Mod+Enter'], isForTyping: true },
  cancel: { group: 'Anywhere', text: 'Cancel the clip', keys: ['Escape'], isForTyping: true },
  undo: { group: 'Anywhere', text: 'Undo', keys: ['Mod+Z'] },
  redo: { group: 'Anywhere', text: 'Redo', keys: ['Mod+Shift+Z', 'Mod+Y'] },
  smallerBrush: { group: 'Brushes', text: 'Smaller brush', keys: ['['] },
  largerBrush: { group: 'Brushes', text: 'Larger brush', keys: [']'] },
} as const satisfies Readonly<Record<string, ShortcutKeys>>;

export type ShortcutId = keyof typeof shortcutKeys;
