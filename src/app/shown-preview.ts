import type { ClipSettings } from '../contract/clip';
import type { Photo } from './photo/photo';
import { changesMotion } from './preview-settings';

/** A photo with the settings it is to move by: what is on the canvas, or wanted there. */
export interface ShownPreview {
  readonly photo: Photo;
  readonly settings: ClipSettings;
}

/** Whether the networks must run to get from one to the other. */
export function needsNetworks(before: ShownPreview | null, next: ShownPreview): boolean {
  return before?.photo !== next.photo || changesMotion(before.settings, next.settings);
}

/** Whether one motion can play on in the place of the other: the crop of the photo is the same. */
export function isOfSamePart(one: ShownPreview | null, other: ShownPreview): boolean {
  return one?.photo === other.photo && isEqual(one.settings.crop, other.settings.crop);
}

export function isSamePreview(one: ShownPreview | null, other: ShownPreview): boolean {
  return one?.photo === other.photo && isEqual(one.settings, other.settings);
}

function isEqual<T>(one: T, other: T): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
