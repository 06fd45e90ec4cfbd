import type { Heading, UnderstoodAxis, UnderstoodMotion } from '../../app/prompt/understanding';
import type { AxisName } from '../../contract/camera-axes';
import type { RegionName } from '../../contract/regions';
import { regionText } from './region-text';

/** Which way, after a verb. */
export const headingText: Readonly<Record<Heading, string>> = {
  right: 'right',
  'down-right': 'down and right',
  down: 'down',
  'down-left': 'down and left',
  left: 'left',
  'up-left': 'up and left',
  up: 'up',
  'up-right': 'up and right',
};

const SEVERAL: readonly RegionName[] = ['foliage', 'person', 'animal', 'vehicle'];
const TRAVELS: Readonly<Partial<Record<RegionName, string>>> = { sky: 'drifts', water: 'flows' };
const SWAYS: Readonly<Partial<Record<RegionName, string>>> = {
  foliage: 'sway',
  grass: 'sways',
  vehicle: 'rock',
};

/** What a region does, as `Sky drifts left`. */
export function motionText({ name, heading, isRippling, isSwaying }: UnderstoodMotion): string {
  const parts = [
    heading && `${TRAVELS[name] ?? 'go'} ${headingText[heading]}`,
    isRippling && 'ripples',
    isSwaying && (SWAYS[name] ?? 'move a little'),
  ].filter((part) => typeof part === 'string');
  const still = SEVERAL.includes(name) ? 'stay still' : 'stays still';
  return `${regionText[name]} ${parts.length > 0 ? parts.join(' and ') : still}`;
}

/** The two ways along each axis: positive, negative. */
const AXIS_TEXT: Readonly<Record<AxisName, readonly [string, string]>> = {
  truck: ['slides right', 'slides left'],
  pedestal: ['rises', 'sinks'],
  dolly: ['pushes in', 'pulls out'],
  pan: ['turns right', 'turns left'],
  tilt: ['looks up', 'looks down'],
  roll: ['leans clockwise', 'leans anticlockwise'],
  zoom: ['zooms in', 'zooms out'],
};

/** What the camera does, as `Camera pushes in`. */
export function cameraMoveText(move: readonly UnderstoodAxis[]): string {
  const parts = move.map(({ axis, isPositive }) => AXIS_TEXT[axis][isPositive ? 0 : 1]);
  return `Camera ${parts.length > 0 ? parts.join(' and ') : 'stays still'}`;
}
