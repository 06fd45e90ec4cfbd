import { expect, test } from 'vitest';
import { loadMended } from '../../../workers/pipeline/load-mended';
import { StudioError } from '../../../workers/studio-error';

/** A pack that is damaged until it is mended, and a model that loads from a whole one alone. */
function damagedPack(error: unknown, isDamaged = true) {
  let isMended = false;
  const pack = {
    checks: 0,
    mend: async () => {
      pack.checks += 1;
      isMended = isDamaged;
      return isDamaged;
    },
    load: async () => {
      if (!isMended) throw error;
      return 'model';
    },
  };
  return pack;
}

const { signal } = new AbortController();
const failed = new StudioError('model-failed', 'It does not load.', 'retry');

test.each([failed, new DOMException('gone', 'NotReadableError')])(
  'a damaged pack is mended and loaded once more: %s',
  async (error) => {
    const pack = damagedPack(error);
    expect(await loadMended(pack, pack.load, () => {}, signal)).toBe('model');
  },
);

test('a whole pack that does not load says why', async () => {
  const pack = damagedPack(failed, false);
  await expect(loadMended(pack, pack.load, () => {}, signal)).rejects.toBe(failed);
});

test('what is no damage, or was cancelled, is not looked into', async () => {
  const lost = new StudioError('gpu-lost', 'Gone.', 'retry');
  const pack = damagedPack(lost);
  await expect(loadMended(pack, pack.load, () => {}, signal)).rejects.toBe(lost);
  const cancelled = damagedPack(failed);
  const aborted = AbortSignal.abort();
  await expect(loadMended(cancelled, cancelled.load, () => {}, aborted)).rejects.toMatchObject({
    name: 'AbortError',
  });
  expect([pack.checks, cancelled.checks]).toEqual([0, 0]);
});
