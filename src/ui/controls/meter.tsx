import type { JSX } from 'preact';
import './meter.css';

export interface MeterProps {
  /** Read aloud. */
  readonly label: string;
  /** 0..1. */
  readonly fraction: number;
}

/** How far something has come. */
export function Meter({ label, fraction }: MeterProps): JSX.Element {
  return (
    <div
      class="meter"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(fraction * 100)}
      style={`--fraction: ${fraction}`}
    >
      <span />
    </div>
  );
}
