/** Where the sheet lists a key, in this order. */
export const shortcutGroups = ['Anywhere', 'Playing', 'Looking', 'Brushes'] as const;

/** One thing that a key does. */
export interface ShortcutKeys {
  readonly group: (typeof shortcutGroups)[number];
  readonly text: string;
  /**
   * As in `Mod+Shift+Z`, the first being the one that is shown; `Mod` is Cmd on a Mac and Ctrl
   * elsewhere. Of a sign such as `?` Shift is not asked: keyboards differ in where it lies.
   */
  readonly keys: readonly [string, ...string[]];
  /** Where the page has to have the focus for it. */
  readonly where?: string;
  /** Also while words are typed into a field. */
  readonly isForTyping?: boolean;
}

/** Every shortcut there is. The handler, the sheet and the buttons read this table. */
export const shortcutKeys = {
  animate: { group: 'Anywhere', text: 'Animate', keys: ['Mod+Enter'], isForTyping: true },
  cancel: { group: 'Anywhere', text: 'Cancel the clip', keys: ['Escape'], isForTyping: true },
  undo: { group: 'Anywhere', text: 'Undo', keys: ['Mod+Z'] },
  redo: { group: 'Anywhere', text: 'Redo', keys: ['Mod+Shift+Z', 'Mod+Y'] },
  openPhoto: { group: 'Anywhere', text: 'Open a photo', keys: ['O'] },
  showPhoto: { group: 'Anywhere', text: 'Photo and its crop', keys: ['P'] },
  showLive: { group: 'Anywhere', text: 'Live', keys: ['L'] },
  showClip: { group: 'Anywhere', text: 'The clip', keys: ['V'] },
  help: { group: 'Anywhere', text: 'This sheet', keys: ['?'] },
  play: { group: 'Playing', text: 'Play or pause', keys: ['Space', 'K'] },
  frameBack: { group: 'Playing', text: 'One frame back', keys: [','] },
  frameOn: { group: 'Playing', text: 'One frame on', keys: ['.'] },
  secondBack: {
    group: 'Playing',
    text: 'Half a second back',
    keys: ['ArrowLeft'],
    where: 'on the stage',
  },
  secondOn: {
    group: 'Playing',
    text: 'Half a second on',
    keys: ['ArrowRight'],
    where: 'on the stage',
  },
  start: { group: 'Playing', text: 'To the start', keys: ['Home'], where: 'on the stage' },
  end: { group: 'Playing', text: 'To the end', keys: ['End'], where: 'on the stage' },
  compare: { group: 'Looking', text: 'Hold to see the photo', keys: ['C'] },
  fullScreen: { group: 'Looking', text: 'Full screen', keys: ['F'] },
  larger: { group: 'Looking', text: 'Closer', keys: ['+', '='] },
  smaller: { group: 'Looking', text: 'Further away', keys: ['-'] },
  fit: { group: 'Looking', text: 'The whole picture', keys: ['0'] },
  pixels: { group: 'Looking', text: 'Pixel for pixel', keys: ['1'] },
  freeze: { group: 'Brushes', text: 'Keep still', keys: ['S'] },
  move: { group: 'Brushes', text: 'Let move', keys: ['M'] },
  arrow: { group: 'Brushes', text: 'Direct', keys: ['D'] },
  erase: { group: 'Brushes', text: 'Erase', keys: ['E'] },
  regions: { group: 'Brushes', text: 'Regions', keys: ['R'] },
  none: { group: 'Brushes', text: 'No brush', keys: ['N'] },
  smallerBrush: { group: 'Brushes', text: 'Smaller brush', keys: ['['] },
  largerBrush: { group: 'Brushes', text: 'Larger brush', keys: [']'] },
} as const satisfies Readonly<Record<string, ShortcutKeys>>;

export type ShortcutId = keyof typeof shortcutKeys;

/** All of them, in the table's order. */
export const shortcutIds = Object.keys(shortcutKeys).filter(
  (id): id is ShortcutId => id in shortcutKeys,
);
