import type { Failure } from '../src/contract/result';
import { StudioError } from './studio-error';

/** Turns whatever was thrown inside the worker into the value that crosses the wire. */
export function failureOf(error: unknown): Failure {
  if (error instanceof StudioError) {
    const failure = { code: error.code, message: error.message, recovery: error.recovery };
    return error.cause === undefined ? failure : { ...failure, detail: describe(error.cause) };
  }
  if (error instanceof DOMException && error.name === 'AbortError') {
    return { code: 'cancelled', message: 'Stopped as you asked.', recovery: 'none' };
  }
  return {
    code: 'unexpected',
    message: 'Something went wrong that Enliven did not foresee. Your photo and settings are kept.',
    recovery: 'retry',
    detail: describe(error),
  };
}

function describe(cause: unknown): string {
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
}
