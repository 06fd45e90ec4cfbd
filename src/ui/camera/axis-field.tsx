import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { AXIS_LIMIT } from '../../contract/camera';
import type { AxisName } from '../../contract/camera-axes';
import { Button } from '../controls/button';
import '../controls/slider.css';
import './axis-field.css';
import { axisText, axisValueText } from './axis-text';

export interface AxisFieldProps {
  readonly axis: AxisName;
  readonly value: number;
  onChange(value: number): void;
}

const STEP = 0.05;

/** One axis: a slider from the middle, its number, and a press that sets it back. */
export function AxisField({ axis, value, onChange }: AxisFieldProps): JSX.Element {
  const id = useId();
  const { name, sides } = axisText[axis];
  const place = 50 + (50 * value) / AXIS_LIMIT;
  const filled = `--from: ${Math.min(50, place)}%; --to: ${Math.max(50, place)}%`;
  return (
    <div class="axis">
      <label class="axis-name" for={id}>
        {name}
        <small id={`${id}-sides`}>{sides}</small>
      </label>
      <input
        class="slider"
        id={id}
        type="range"
        min={-AXIS_LIMIT}
        max={AXIS_LIMIT}
        step={STEP}
        value={value}
        style={filled}
        aria-valuetext={axisValueText(value)}
        aria-describedby={`${id}-sides`}
        onInput={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
      <input
        class="text-input axis-number"
        type="number"
        min={-AXIS_LIMIT}
        max={AXIS_LIMIT}
        step={STEP}
        value={value}
        aria-label={`${name}, value`}
        onChange={(event) => {
          const typed = event.currentTarget.valueAsNumber;
          if (Number.isFinite(typed)) onChange(typed);
          // What was typed may have been limited, or was no number.
          else event.currentTarget.value = String(value);
        }}
      />
      <Button
        icon="undo"
        kind="quiet"
        label={`Reset ${name.toLowerCase()}`}
        isDisabled={value === 0}
        onPress={() => onChange(0)}
      />
    </div>
  );
}
