import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { LetterKeys } from '../../app/letter-keys';
import { Button } from '../controls/button';
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
  /** Called when it has closed, in whatever way. */
  onClosed(): void;
}

/** Every shortcut there is, over the page. */
export function ShortcutSheet({ letterKeys, onClosed }: ShortcutSheetProps): JSX.Element {
  const dialogRef = useRef<HTMLDialogElement>(null);
  useEffect(() => dialogRef.current?.showModal(), []);
  const close = () => dialogRef.current?.close();
  return (
    <dialog
      class="shortcut-sheet"
      ref={dialogRef}
      aria-labelledby="shortcuts-title"
      data-testid="shortcuts"
      onClose={onClosed}
      onClick={(event) => {
        if (event.target === event.currentTarget) close();
      }}
    >
      <div class="shortcut-frame">
        <header class="shortcut-head">
          <h2 id="shortcuts-title">Keyboard</h2>
          <Button kind="quiet" icon="close" label="Close the sheet" onPress={close} />
        </header>
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
      </div>
    </dialog>
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
