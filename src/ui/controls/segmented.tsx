import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import './field.css';
import './segmented.css';

export interface SegmentedOption<T extends string | number> {
  readonly value: T;
  readonly text: string;
  readonly subtext?: string;
  readonly ornament?: ComponentChildren;
}

export interface SegmentedProps<T extends string | number> {
  readonly label: string;
  readonly options: readonly SegmentedOption<T>[];
  /** Null when something else than the options is in force. */
  readonly value: T | null;
  readonly columns: number;
  readonly hint?: string | undefined;
  onChange(value: T): void;
}

/** One out of a few, as a row or grid of radio buttons. */
export function Segmented<T extends string | number>(props: SegmentedProps<T>): JSX.Element {
  const { label, options, value, columns, hint, onChange } = props;
  const name = useId();
  const isLeftOver = (index: number): boolean =>
    index > 0 && index === options.length - 1 && index % columns === 0;
  return (
    <fieldset class="segmented" aria-describedby={hint ? `${name}-hint` : undefined}>
      <legend class="field-label">{label}</legend>
      <div class="segmented-options" style={`--columns: ${columns}`}>
        {options.map((option, index) => (
          <label class={isLeftOver(index) ? 'segment is-left-over' : 'segment'} key={option.value}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.ornament}
            <span>{option.text}</span>
            {option.subtext && <small>{option.subtext}</small>}
          </label>
        ))}
      </div>
      {hint && (
        <p class="field-hint segmented-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </fieldset>
  );
}
