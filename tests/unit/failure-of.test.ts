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

  it.each([
    new RangeError('Array buffer allocation failed'),
    new RangeError('Invalid typed array length: 4294967296'),
    new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded'),
    new DOMException('The ImageBitmap could not be allocated.', 'InvalidStateError'),
    new StudioError('encoder-failed', 'The encoder failed.', 'retry', {
      cause: new RangeError('Array buffer allocation failed'),
    }),
    new StudioError('unexpected', 'The device could not.', 'reload', { cause: 'Out of memory' }),
  ])('tells a lack of memory as one, wherever it comes up: %s', (thrown) => {
    const failure = failureOf(thrown);
    expect(failure).toMatchObject({ code: 'out-of-memory', recovery: 'lower-settings' });
    expect(failure.detail).toBeTruthy();
  });

  it.each([
    new RangeError('offset is out of bounds'),
    new StudioError('gpu-lost', 'Lost.', 'retry', { cause: 'unknown: out of memory' }),
    new StudioError('storage-full', 'Full.', 'free-space', { cause: new Error('out of memory') }),
  ])('leaves alone what has another remedy: %s', (thrown) => {
    expect(failureOf(thrown).code).not.toBe('out-of-memory');
  });

  it.each([new TypeError('x is undefined'), 'a string', null])('catches anything: %s', (thrown) => {
    const failure = failureOf(thrown);
    expect(failure.code).toBe('unexpected');
    expect(failure.detail).toBeTruthy();
  });
});
