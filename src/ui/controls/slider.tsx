import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import './field.css';
import './slider.css';

export interface SliderProps {
  readonly label: string;
  /** Read aloud in place of the label, which it begins with. */
  readonly name?: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  /** The value in words, with its unit; read aloud too. */
  readonly valueText: string;
  readonly hint?: string;
  onChange(value: number): void;
}

/** A labelled range with its value in words. */
export function Slider(props: SliderProps): JSX.Element {
  const { label, name, value, least, most, step, valueText, hint, onChange } = props;
  const id = useId();
  const filled = ((value - least) / (most - least)) * 100;
  return (
    <div class="field">
      <div class="field-head">
        <label class="field-label" for={id}>
          {label}
        </label>
        <span class="field-value" aria-hidden="true">
          {valueText}
        </span>
      </div>
      <input
        class="slider"
        id={id}
        type="range"
        aria-label={name}
        min={least}
        max={most}
        step={step}
        value={value}
        style={`--filled: ${filled}%`}
        aria-valuetext={valueText}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onInput={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
