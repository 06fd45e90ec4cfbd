import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from '../icons/icon';
import { ariaKeys, shortcutText } from '../shortcuts/shortcut-text';
import type { ShortcutId } from '../shortcuts/shortcut-keys';
import './button.css';

export interface ButtonProps {
  readonly children?: ComponentChildren;
  readonly icon?: IconName;
  readonly kind?: 'plain' | 'primary' | 'quiet';
  /** Read aloud in place of the text; alone with an icon it makes a square button. */
  readonly label?: string;
  /** Greyed but still in the tab order, so that a keyboard does not lose its place. */
  readonly isDisabled?: boolean;
  readonly isPressed?: boolean;
  /** Whether what the button shows and hides is shown. */
  readonly isExpanded?: boolean;
  /** The id of what it shows and hides. */
  readonly controls?: string;
  readonly describedBy?: string;
  /** The keys that do the same. */
  readonly shortcut?: ShortcutId;
  readonly testId?: string;
  onPress(): void;
}

/** A push button; 44 px high at least. */
export function Button(props: ButtonProps): JSX.Element {
  const { children, icon, kind = 'plain', label, isDisabled = false, isPressed, onPress } = props;
  const { shortcut } = props;
  const isSquare = icon !== undefined && children === undefined;
  return (
    <button
      type="button"
      class={`button button-${kind} ${isSquare ? 'button-icon' : ''}`}
      aria-label={label}
      title={isSquare ? titled(label, shortcut) : undefined}
      aria-keyshortcuts={shortcut && ariaKeys(shortcut)}
      aria-disabled={isDisabled ? 'true' : undefined}
      aria-pressed={isPressed}
      aria-expanded={props.isExpanded}
      aria-controls={props.controls}
      aria-describedby={props.describedBy}
      data-testid={props.testId}
      onClick={() => {
        if (!isDisabled) onPress();
      }}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

function titled(label: string | undefined, shortcut: ShortcutId | undefined): string | undefined {
  return label && shortcut ? `${label} (${shortcutText(shortcut)})` : label;
}
