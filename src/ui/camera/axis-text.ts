import type { CameraAxes, CameraEasing } from '../../contract/camera';
import { AXIS_NAMES, type AxisName } from '../../contract/camera-axes';

/** What every axis is called, and what its negative and positive side do. */
export const axisText: Readonly<
  Record<AxisName, { readonly name: string; readonly sides: string }>
> = {
  truck: { name: 'Truck', sides: 'left – right' },
  pedestal: { name: 'Pedestal', sides: 'down – up' },
  dolly: { name: 'Dolly', sides: 'back – closer' },
  pan: { name: 'Pan', sides: 'left – right' },
  tilt: { name: 'Tilt', sides: 'down – up' },
  roll: { name: 'Roll', sides: 'left – right' },
  zoom: { name: 'Zoom', sides: 'out – in' },
};

/** The ways to a keyframe, as they are offered. */
export const easingText: Readonly<Record<CameraEasing, string>> = {
  'ease-in-out': 'Ease in and out',
  'ease-in': 'Ease in',
  'ease-out': 'Ease out',
  linear: 'Even',
  hold: 'Hold, then cut',
};

/** The axes that go anywhere, in a few words. */
export function axesText(axes: CameraAxes): string {
  const moved = AXIS_NAMES.filter((name) => axes[name] !== 0);
  if (moved.length === 0) return 'at rest';
  return moved
    .map((name) => `${axisText[name].name.toLowerCase()} ${axisValueText(axes[name])}`)
    .join(', ');
}

/** With a sign and two places, as columns of numbers want it. */
export function axisValueText(value: number): string {
  const sign = value > 0 ? '+' : value < 0 ? '−' : '';
  return `${sign}${Math.abs(value).toFixed(2)}`;
}
