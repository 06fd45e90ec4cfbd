import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import './chip-row.css';

export interface Chip {
  readonly name: string;
  readonly isOn: boolean;
  /** Why it may be of no use; it can be pressed all the same. */
  readonly doubt?: string | undefined;
  onPress(): void;
}

/** Small buttons that stay pressed, under a heading. */
export function ChipRow({
  label,
  chips,
}: {
  readonly label: string;
  readonly chips: readonly Chip[];
}): JSX.Element {
  const id = useId();
  return (
    <div class="chip-row" role="group" aria-labelledby={id}>
      <p class="chip-row-label" id={id}>
        {label}
      </p>
      <div class="chips">
        {chips.map(({ name, isOn, doubt, onPress }) => (
          <button
            type="button"
            class={doubt ? 'chip is-doubtful' : 'chip'}
            key={name}
            title={doubt}
            aria-pressed={isOn}
            onClick={onPress}
          >
            {name}
          </button>
        ))}
      </div>
    </div>
  );
}
