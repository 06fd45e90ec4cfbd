import * as fc from 'fast-check';

/** How many hostile inputs each reader is given. */
export const CASES = 10_000;
/** The same inputs every time; `FUZZ_SEED=2 npm run test:unit` tries others. */
export const RUN = { numRuns: CASES, seed: Number(process.env['FUZZ_SEED'] ?? 1) } as const;

/** Places are shares of the length: they fit inputs of any size. */
type Edit =
  | { readonly kind: 'overwrite'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'insert'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'remove'; readonly at: number; readonly share: number }
  | { readonly kind: 'cut'; readonly at: number };

/** Numbers that lengths and offsets are often wrong by, as four bytes. */
const AWKWARD = [0, 1, 7, 8, 0x7fff_ffff, 0x8000_0000, 0xffff_fff0, 0xffff_ffff];

const place = fc.double({ min: 0, max: 1, noNaN: true });
const bytes = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 8 }),
  fc.constantFrom(...AWKWARD).map((number) => {
    const four = new Uint8Array(4);
    new DataView(four.buffer).setUint32(0, number);
    return four;
  }),
);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('overwrite' as const), at: place, bytes }),
  fc.record({ kind: fc.constant('insert' as const), at: place, bytes }),
  fc.record({ kind: fc.constant('remove' as const), at: place, share: place }),
  fc.record({ kind: fc.constant('cut' as const), at: place }),
);

/**
 * Valid inputs with one to six things done to them, near their beginning more often than not:
 * there the lengths stand that a reader believes.
 *
 * @param headBytes how long that beginning is
 */
export function mutated(
  seeds: readonly Uint8Array[],
  headBytes: number,
): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const edits = fc.array(fc.record({ edit, isInHead: fc.boolean() }), {
    minLength: 1,
    maxLength: 6,
  });
  return fc.tuple(fc.constantFrom(...seeds), edits).map(([seed, wanted]) => {
    let result = new Uint8Array(seed);
    for (const { edit: change, isInHead } of wanted) {
      const span = isInHead ? Math.min(headBytes, result.length) : result.length;
      result = applied(result, change, Math.floor(change.at * span));
    }
    return result;
  });
}

function applied(
  input: Uint8Array<ArrayBuffer>,
  change: Edit,
  at: number,
): Uint8Array<ArrayBuffer> {
  switch (change.kind) {
    case 'overwrite':
      return joined(input.subarray(0, at), change.bytes, input.subarray(at + change.bytes.length));
    case 'insert':
      return joined(input.subarray(0, at), change.bytes, input.subarray(at));
    case 'remove': {
      const end = at + Math.ceil(change.share * 64);
      return joined(input.subarray(0, at), input.subarray(end));
    }
    case 'cut':
      return joined(input.subarray(0, at));
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A JSON value with one to four of its places set to something else, or taken away. */
export function mutatedJson(valid: unknown): fc.Arbitrary<unknown> {
  const paths = pathsOf(valid);
  const value = fc.oneof(
    fc.jsonValue(),
    fc.integer({ min: 0, max: 5000 }),
    fc.boolean(),
    fc.constantFrom<unknown>(-1, 0.5, 1e308, Number.MAX_SAFE_INTEGER, '../x', '', '__proto__', []),
  );
  const change = fc.record({ path: fc.constantFrom(...paths), value, isGone: fc.boolean() });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    let result: unknown = structuredClone(valid);
    for (const { path, value: next, isGone } of changes) {
      result = withValue(result, path, isGone ? undefined : next);
    }
    return JSON.parse(JSON.stringify(result) ?? 'null');
  });
}

type Path = readonly string[];

function pathsOf(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...at, key]))];
}

function withValue(root: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(root)) {
    return root.map((inner: unknown, i) =>
      String(i) === key ? withValue(inner, rest, value) : inner,
    );
  }
  if (typeof root !== 'object' || root === null) return root;
  return { ...root, [key]: withValue(Reflect.get(root, key), rest, value) };
}
