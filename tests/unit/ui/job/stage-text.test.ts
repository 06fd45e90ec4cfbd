import { expect, test } from 'vitest';
import { estimateText, remainingText, stageDetail } from '../../../../src/ui/job/stage-text';

test.each([
  [null, ''],
  [0.4, 'a moment left'],
  [7.2, 'about 8 seconds left'],
  [41, 'about 45 seconds left'],
  [118, 'about 2 minutes left'],
])('%s seconds', (seconds, text) => {
  expect(remainingText(seconds)).toBe(text);
});

test.each([
  [{ seconds: 38, sizeBytes: 4_300_000 }, 'about 40 s, 4 MB'],
  [{ seconds: 3, sizeBytes: 300_000 }, 'about 3 s, 1 MB at most'],
  [{ seconds: null, sizeBytes: 4_300_000 }, '5 MB at most'],
])('%o', (estimate, text) => {
  expect(estimateText(estimate)).toBe(text);
});

test('every stage speaks in its own unit', () => {
  expect(
    stageDetail({ kind: 'download', fraction: 0.5, receivedBytes: 15_500_000, totalBytes: 31e6 }),
  ).toBe('15.5 of 31.0 MB');
  expect(stageDetail({ kind: 'denoise', fraction: 0.5, step: 2, steps: 4 })).toBe('step 2 of 4');
  expect(stageDetail({ kind: 'encode', fraction: 0.5, frame: 3, frames: 6 })).toBe('frame 3 of 6');
});
