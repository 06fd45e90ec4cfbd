import { expect, test } from 'vitest';
import { missingCapability } from '../../../src/app/capabilities';

const able = { isSecureContext: true, navigator: { gpu: {} }, VideoEncoder: Object };

test('a browser that has everything lacks nothing', () => {
  expect(missingCapability(able)).toBeNull();
});

test('what is lacking is named', () => {
  expect(missingCapability({ ...able, navigator: {} })?.code).toBe('no-webgpu');
  expect(missingCapability({ ...able, VideoEncoder: undefined })?.code).toBe('no-video-encoder');
  expect(missingCapability({ ...able, isSecureContext: false })?.message).toContain('https');
});
