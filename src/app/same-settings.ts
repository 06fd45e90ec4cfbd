import type { ClipSettings } from '../contract/clip';

/** Whether two clips of one photo would be the same; by value, whatever the order of the keys. */
export function isSameSettings(one: ClipSettings, other: ClipSettings): boolean {
  const sorted = (settings: ClipSettings): string =>
    JSON.stringify(Object.entries(settings).toSorted(([a], [b]) => a.localeCompare(b)));
  return sorted(one) === sorted(other);
}
