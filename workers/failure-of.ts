import type { Failure, FailureCode } from '../src/contract/result';
import { isOutOfMemory, outOfMemory } from './out-of-memory';
import { StudioError } from './studio-error';

const LESS_TELLING: readonly FailureCode[] = ['unexpected', 'model-failed', 'encoder-failed'];

/** Turns whatever was thrown inside the worker into the value that crosses the wire. */
export function failureOf(thrown: unknown): Failure {
  const error = hidesLackOfMemory(thrown) ? outOfMemory('this step', causeOf(thrown)) : thrown;
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

/** Memory runs out wherever some is taken: an error that is not told as that may be one. */
function hidesLackOfMemory(error: unknown): boolean {
  const isTold = error instanceof StudioError && !LESS_TELLING.includes(error.code);
  return !isTold && isOutOfMemory(causeOf(error));
}

function describe(cause: unknown): string {
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
}

function causeOf(error: unknown): unknown {
  return error instanceof StudioError ? error.cause : error;
}
