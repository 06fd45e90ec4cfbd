import { describe, expect, test } from 'vitest';
import { networkFailure } from '../../../workers/runtime/network-failure';
import { StudioError } from '../../../workers/studio-error';

const healthy = { lost: new Promise<StudioError>(() => {}) };
const loss = new StudioError('gpu-lost', 'The graphics device stopped working.', 'retry');

describe('what a failed network becomes', () => {
  test.each([
    'failed to allocate a buffer of 536870912 bytes',
    'std::bad_alloc',
    'RangeError: Array buffer allocation failed',
    'GPU out of memory: Not enough memory left',
  ])('%s: less will do', async (message) => {
    expect(await networkFailure('denoiser', new Error(message), healthy)).toMatchObject({
      code: 'out-of-memory',
      recovery: 'lower-settings',
      message: expect.stringContaining('denoiser'),
    });
  });

  test.each([new Error('Got invalid dimensions for input: image'), 'a text', 137])(
    '%s: the network is named and the cause kept',
    async (cause) => {
      expect(await networkFailure('denoiser', cause, healthy)).toMatchObject({
        code: 'model-failed',
        message: expect.stringContaining('denoiser'),
        cause,
      });
    },
  );

  test('a device that was lost is the reason, whatever the run said', async () => {
    const lost = Promise.resolve(loss);
    expect(await networkFailure('denoiser', new Error('mapAsync failed'), { lost })).toBe(loss);
  });

  test('what is in words already stays', async () => {
    expect(await networkFailure('denoiser', loss, healthy)).toBe(loss);
  });
});
