import { StudioError } from '../studio-error';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._+-]*$/;
const MAXIMUM_NAME_LENGTH = 100;
const MAXIMUM_PATH_LENGTH = 300;

/*
 * The kinds of field a `pack.json` is made of. Each gives the value typed, or throws StudioError
 * `pack-corrupt` with the name of the field. Names begin with a letter or a digit, so that none
 * is ".." or "__proto__".
 */

export function requireRecord(value: unknown, field: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse(field, 'be an object');
  }
  return Object.fromEntries(Object.entries(value));
}

export function requireList(value: unknown, field: string, most: number): readonly unknown[] {
  if (!Array.isArray(value)) return refuse(field, 'be a list');
  return value.length <= most ? value : refuse(field, `have ${most} entries at most`);
}

export function requireName(value: unknown, field: string): string {
  if (typeof value === 'string' && value.length <= MAXIMUM_NAME_LENGTH && NAME.test(value)) {
    return value;
  }
  return refuse(field, 'be a name of letters, digits, dots and dashes');
}

/** Names joined by single slashes: a path that could leave the pack's folder is none. */
export function requirePath(value: unknown, field: string): string {
  if (
    typeof value === 'string' &&
    value.length <= MAXIMUM_PATH_LENGTH &&
    value.split('/').every((name) => NAME.test(name))
  ) {
    return value;
  }
  return refuse(field, 'be a path within the pack');
}

export function requireBytes(value: unknown, field: string, most: number): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value <= 0) {
    return refuse(field, 'be a positive whole number');
  }
  return value <= most ? value : refuse(field, `be ${most} at most`);
}

export function requireFlag(value: unknown, field: string): boolean {
  return typeof value === 'boolean' ? value : refuse(field, 'be true or false');
}

/** @param expected ends the sentence "... should" */
export function refuse(field: string, expected: string): never {
  throw new StudioError(
    'pack-corrupt',
    `The model pack's description is damaged: ${field} should ${expected}.`,
    'retry',
  );
}
