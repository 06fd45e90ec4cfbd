import { expect, test } from 'vitest';
import { oldestPageMs, pageLockName } from '../../../src/contract/page-lock';

test('of several pages the one that is open longest counts, of other locks none', () => {
  const locks = [pageLockName(2000.4), 'enliven-spill/1-a', pageLockName(1500), 'enliven-tab x'];
  expect(oldestPageMs(locks)).toBe(1500);
  expect(oldestPageMs(['enliven-tab x'])).toBe(Infinity);
});
