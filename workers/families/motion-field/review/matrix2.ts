/** A linear map of the plane: rows (a, b) and (c, d). */
export interface Matrix2 {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

export const IDENTITY: Matrix2 = { a: 1, b: 0, c: 0, d: 1 };

export function determinantOf({ a, b, c, d }: Matrix2): number {
  return a * d - b * c;
}

/** `first` after `second`. */
export function product(first: Matrix2, second: Matrix2): Matrix2 {
  return {
    a: first.a * second.a + first.b * second.c,
    b: first.a * second.b + first.b * second.d,
    c: first.c * second.a + first.d * second.c,
    d: first.c * second.b + first.d * second.d,
  };
}

/** Null where the map folds the plane onto a line. */
export function inverseOf(matrix: Matrix2): Matrix2 | null {
  const determinant = determinantOf(matrix);
  if (Math.abs(determinant) < 1e-9) return null;
  const { a, b, c, d } = matrix;
  return { a: d / determinant, b: -b / determinant, c: -c / determinant, d: a / determinant };
}

/** By how much the map draws out lengths at most and at least; a fold shows as a small least. */
export function singularValuesOf({ a, b, c, d }: Matrix2): readonly [number, number] {
  // The sum and the difference of the two, see Blinn, Consider the Lowly 2x2 Matrix (1996).
  const sum = Math.hypot(a + d, c - b);
  const difference = Math.hypot(a - d, c + b);
  return [(sum + difference) / 2, Math.abs(sum - difference) / 2];
}
