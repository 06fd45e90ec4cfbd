/**
 * What every call over the wire resolves to. Nothing throws across: comlink keeps only an
 * error's message, so failures travel as plain values with a closed set of codes.
 */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/** Why a call failed. One exhaustive table in the UI turns each code into words. */
export type FailureCode =
  | 'cancelled'
  | 'busy'
  | 'invalid-request'
  | 'photo-unreadable'
  | 'photo-too-small'
  | 'photo-too-large'
  | 'no-webgpu'
  | 'no-video-encoder'
  | 'size-unsupported'
  | 'gpu-lost'
  | 'out-of-memory'
  | 'model-failed'
  | 'encoder-failed'
  | 'clip-unreadable'
  | 'pack-unreachable'
  | 'pack-corrupt'
  | 'pack-unsupported'
  | 'storage-full'
  | 'storage-unavailable'
  | 'worker-crashed'
  | 'stale-worker'
  | 'unexpected';

/** What the person can do next. */
export type Recovery =
  | 'retry'
  | 'lower-settings'
  | 'free-space'
  | 'reload'
  | 'choose-another-photo'
  | 'none';

export interface Failure {
  readonly code: FailureCode;
  /** What happened and why, in a sentence a person can act on. */
  readonly message: string;
  readonly recovery: Recovery;
  /** The technical cause, for a bug report. */
  readonly detail?: string;
}
