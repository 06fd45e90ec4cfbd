import type { Failure, FailureCode, Recovery, Result } from '../contract/result';

/** A failed `Result`. `detail` is the technical cause, for a bug report; an `Error` is worded. */
export function failedResult(
  code: FailureCode,
  message: string,
  recovery: Recovery,
  detail?: unknown,
): Extract<Result<never>, { ok: false }> {
  const failure: Failure = { code, message, recovery };
  if (detail === undefined) return { ok: false, failure };
  return { ok: false, failure: { ...failure, detail: describeCause(detail) } };
}

function describeCause(cause: unknown): string {
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
}
