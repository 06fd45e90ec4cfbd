/** What JSON of unknown origin holds where an object is expected. */
export type Fields = Readonly<Record<string, unknown>>;

/** Thrown where a value is missing, of another type or out of range. */
export class Unfit extends Error {}

/** Undefined where anything of what is read is unfit. */
export function narrowed<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unfit) return undefined;
    throw error;
  }
}

/** The fields of an object, all of them still unknown. */
export function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null) throw new Unfit();
  return Object.fromEntries(Object.entries(value));
}

/** @param maximumLength of entries */
export function list(value: unknown, maximumLength: number): readonly unknown[] {
  if (Array.isArray(value) && value.length <= maximumLength) return value;
  throw new Unfit();
}

/** @param maximumLength in UTF-16 units */
export function text(value: unknown, maximumLength: number): string {
  if (typeof value === 'string' && value.length <= maximumLength) return value;
  throw new Unfit();
}

export function boolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw new Unfit();
}

/** A number within bounds, both allowed; never NaN. */
export function number(value: unknown, least: number, most: number): number {
  if (typeof value === 'number' && value >= least && value <= most) return value;
  throw new Unfit();
}

/** A whole number within bounds, both allowed. */
export function whole(value: unknown, least: number, most: number): number {
  const checked = number(value, least, most);
  if (Number.isInteger(checked)) return checked;
  throw new Unfit();
}

/** One of the choices, as they are given. */
export function oneOf<T>(value: unknown, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  throw new Unfit();
}
