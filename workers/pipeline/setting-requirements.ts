import { StudioError } from '../studio-error';

/** @throws StudioError `invalid-request` unless the value lies in the range, ends included */
export function requireRange(name: string, value: number, least: number, most: number): void {
  if (!(value >= least && value <= most)) {
    refuse(`${name} must lie between ${least} and ${most}, not ${value}.`);
  }
}

/** @throws StudioError `invalid-request` unless the value is whole */
export function requireInteger(name: string, value: number): void {
  if (!Number.isInteger(value)) refuse(`${name} must be a whole number, not ${value}.`);
}

/** @throws StudioError `invalid-request`, always */
export function refuse(message: string): never {
  throw new StudioError('invalid-request', message, 'lower-settings');
}
