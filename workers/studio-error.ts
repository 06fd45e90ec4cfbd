import type { FailureCode, Recovery } from '../src/contract/result';

/**
 * What worker code throws. It carries all that the page needs to tell the person what to do;
 * the composition root turns it into a `Failure` value before it crosses the wire.
 */
export class StudioError extends Error {
  override readonly name = 'StudioError';
  readonly code: FailureCode;
  readonly recovery: Recovery;

  constructor(code: FailureCode, message: string, recovery: Recovery, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.recovery = recovery;
  }
}

/** A page and a worker of different versions met. */
export function staleWorker(): StudioError {
  return new StudioError(
    'stale-worker',
    'Enliven was updated while this page was open. Reload the page to use the new version.',
    'reload',
  );
}
