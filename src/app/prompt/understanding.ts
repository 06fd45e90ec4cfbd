import type { CameraAxes } from '../../contract/camera';
import { AXIS_NAMES, type AxisName } from '../../contract/camera-axes';
import type { RegionMotion, RegionName } from '../../contract/regions';

/** Clockwise from the right, as seen on the picture. */
export const HEADINGS = [
  'right',
  'down-right',
  'down',
  'down-left',
  'left',
  'up-left',
  'up',
  'up-right',
] as const;

export type Heading = (typeof HEADINGS)[number];

/** What a region does by itself: it goes somewhere, it moves in its place, or neither. */
export interface UnderstoodMotion {
  readonly name: RegionName;
  readonly heading: Heading | null;
  readonly isRippling: boolean;
  readonly isSwaying: boolean;
}

/** Slower and smaller motion is not seen, in long sides of the picture. */
const LEAST_SPEED = 0.004;
const LEAST_RIPPLE = 0.0003;
const LEAST_SWAY = 0.0008;
/** A weaker part of a camera move is not told. */
const LEAST_AXIS = 0.2;
const MOST_AXES = 2;

/** What the model made of the words, read off the motion itself. */
export function understoodMotion({
  name,
  velocityX,
  velocityY,
  ripple,
  sway,
}: RegionMotion): UnderstoodMotion {
  const travels = Math.hypot(velocityX, velocityY) >= LEAST_SPEED;
  return {
    name,
    heading: travels ? headingOf(velocityX, velocityY) : null,
    isRippling: ripple >= LEAST_RIPPLE,
    isSwaying: sway >= LEAST_SWAY,
  };
}

/** The heading that is nearest to a direction; y down. */
export function headingOf(x: number, y: number): Heading {
  const eighths = Math.round((4 * Math.atan2(y, x)) / Math.PI);
  return HEADINGS[(eighths + HEADINGS.length) % HEADINGS.length] ?? 'right';
}

/** The unit vector of a heading; y down. */
export function directionOf(heading: Heading): readonly [x: number, y: number] {
  const angle = (HEADINGS.indexOf(heading) * Math.PI) / 4;
  return [Math.cos(angle), Math.sin(angle)];
}

/** One axis of a camera move, and which way along it. */
export interface UnderstoodAxis {
  readonly axis: AxisName;
  readonly isPositive: boolean;
}

/** What makes up a camera move, the strongest first; none where the camera stands still. */
export function understoodCamera(axes: CameraAxes): readonly UnderstoodAxis[] {
  return AXIS_NAMES.filter((axis) => Math.abs(axes[axis]) >= LEAST_AXIS)
    .toSorted((a, b) => Math.abs(axes[b]) - Math.abs(axes[a]))
    .slice(0, MOST_AXES)
    .map((axis) => ({ axis, isPositive: axes[axis] > 0 }));
}
