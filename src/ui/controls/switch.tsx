import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import './field.css';
import './switch.css';

export interface SwitchProps {
  readonly label: string;
  readonly hint?: string;
  readonly isOn: boolean;
  onChange(isOn: boolean): void;
}

/** On or off, in force at once. */
export function Switch({ label, hint, isOn, onChange }: SwitchProps): JSX.Element {
  const id = useId();
  return (
    <div class="switch">
      <label class="switch-text" for={id}>
        <span class="field-label">{label}</span>
        {hint && <small id={`${id}-hint`}>{hint}</small>}
      </label>
      <input
        class="switch-box"
        id={id}
        type="checkbox"
        role="switch"
        checked={isOn}
        aria-label={label}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </div>
  );
}
