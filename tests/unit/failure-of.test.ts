import { describe, expect, it } from 'vitest';
import { failureOf } from '../../workers/failure-of';
import { StudioError } from '../../workers/studio-error';

describe('failureOf', () => {
  it('keeps code, words, recovery and cause of a StudioError', () => {
    const cause = new RangeError('offset 12');
    const error = new StudioError('pack-corrupt', 'The pack is damaged.', 'retry', { cause });
    expect(failureOf(error)).toEqual({
      code: 'pack-corrupt',
      message: 'The pack is damaged.',
      recovery: 'retry',
      detail: 'RangeError: offset 12',
    });
  });

  it('knows a cancelled job', () => {
    expect(failureOf(AbortSignal.abort().reason).code).toBe('cancelled');
  });

  it.each([new TypeError('x is undefined'), 'a string', null])('catches anything: %s', (thrown) => {
    const failure = failureOf(thrown);
    expect(failure.code).toBe('unexpected');
    expect(failure.detail).toBeTruthy();
  });
});
