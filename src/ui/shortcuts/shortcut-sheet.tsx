import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { LetterKeys } from '../../app/letter-keys';
import type { ToastState } from '../../app/toast-state';
import { Dialog } from '../controls/dialog';
import { Switch } from '../controls/switch';
import {
  shortcutGroups,
  shortcutIds,
  shortcutKeys,
  type ShortcutId,
  type ShortcutKeys,
} from './shortcut-keys';
import { shortcutTexts } from './shortcut-text';
import './shortcut-sheet.css';

export interface ShortcutSheetProps {
  readonly letterKeys: LetterKeys;
  readonly toasts: ToastState;
  /** Called when it has closed, in whatever way. */
  onClosed(): void;
}

/** Every shortcut there is, over the page. */
export function ShortcutSheet({ letterKeys, toasts, onClosed }: ShortcutSheetProps): JSX.Element {
  const dialogRef = useRef<HTMLDialogElement>(null);
  return (
    <Dialog
      name="shortcuts"
      title="Keyboard"
      closeLabel="Close the sheet"
      dialogRef={dialogRef}
      toasts={toasts}
      onClosed={onClosed}
    >
      <div class="shortcut-groups" role="group" aria-label="Shortcuts" tabIndex={0}>
        {shortcutGroups.map((group) => (
          <section key={group} aria-labelledby={`shortcuts-${group}`}>
            <h3 id={`shortcuts-${group}`}>{group}</h3>
            <dl>
              {shortcutIds
                .filter((id) => shortcutKeys[id].group === group)
                .map((id) => (
                  <Line key={id} id={id} />
                ))}
            </dl>
          </section>
        ))}
      </div>
      <footer class="shortcut-foot">
        <Switch
          label="Single keys"
          hint="Keys without Ctrl or ⌘. Off, they do nothing: for who speaks to the computer."
          isOn={letterKeys.areOn.value}
          onChange={letterKeys.turn}
        />
      </footer>
    </Dialog>
  );
}

function Line({ id }: { readonly id: ShortcutId }): JSX.Element {
  const { text, where }: ShortcutKeys = shortcutKeys[id];
  return (
    <div class="shortcut-line">
      <dt>
        {text}
        {where && <small> {where}</small>}
      </dt>
      <dd>
        {shortcutTexts(id).map((keys, index) => (
          <span key={keys}>
            {index > 0 && ' or '}
            <kbd>{keys}</kbd>
          </span>
        ))}
      </dd>
    </div>
  );
}
