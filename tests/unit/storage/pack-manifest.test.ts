import { describe, expect, test } from 'vitest';
import {
  CHUNK_BYTES,
  chunkSizeBytes,
  parsePackManifest,
} from '../../../workers/storage/pack-manifest';

const hash = (digit: string): string => digit.repeat(64);

const valid = {
  format: 1,
  family: 'motion-field',
  id: 'motion-field-tiny',
  version: '1.0.0',
  licence: 'CC-BY-SA-4.0',
  parts: {
    denoiser: { f32: 'denoiser.f32.onnx', f16: 'f16/denoiser.onnx', weights: 'weights.bin' },
  },
  files: [
    { path: 'denoiser.f32.onnx', sizeBytes: 10, chunkSha256: [hash('a')] },
    { path: 'f16/denoiser.onnx', sizeBytes: CHUNK_BYTES, chunkSha256: [hash('b')] },
    { path: 'weights.bin', sizeBytes: CHUNK_BYTES + 1, chunkSha256: [hash('c'), hash('0')] },
  ],
  config: { latentChannels: 22 },
};

const file = valid.files[0];

describe('a manifest', () => {
  test('is taken as it is, without what nobody knows', () => {
    expect(parsePackManifest({ ...valid, comment: 'hello' })).toEqual(valid);
  });

  test('tells what the pack needs, without needs that nobody knows', () => {
    const needs = { shaderF16: true, maxBufferSize: 2 ** 28, memoryBytes: 2e9 };
    const { needs: read } = parsePackManifest({ ...valid, needs: { ...needs, luck: 'some' } });
    expect(read).toEqual(needs);
  });

  test('tells the size of each chunk', () => {
    const [, , weights] = parsePackManifest(valid).files;
    if (!weights) throw new Error('no third file');
    expect([0, 1].map((index) => chunkSizeBytes(weights, index))).toEqual([CHUNK_BYTES, 1]);
  });

  test.each([
    ['family', { family: '' }],
    ['id', { id: '../other' }],
    ['version', { version: 1 }],
    ['licence', { licence: null }],
    ['config', { config: [] }],
    ['parts', { parts: 'denoiser' }],
    ['parts.denoiser', { parts: { denoiser: null } }],
    ['parts.__proto__', { parts: JSON.parse('{"__proto__": {}}') }],
    [
      'parts',
      { parts: Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`p${at}`, {}])) },
    ],
    ['needs', { needs: 'much' }],
    ['needs.shaderF16', { needs: { shaderF16: 1 } }],
    ['needs.maxBufferSize', { needs: { maxBufferSize: -1 } }],
    ['needs.maxStorageBufferBindingSize', { needs: { maxStorageBufferBindingSize: '1' } }],
    ['needs.memoryBytes', { needs: { memoryBytes: 2 ** 41 } }],
    [
      'parts.denoiser.f16',
      { parts: { denoiser: { ...valid.parts.denoiser, f16: 'missing.onnx' } } },
    ],
    ['parts.denoiser.weights', { parts: { denoiser: { f32: 'weights.bin', f16: 'weights.bin' } } }],
    ['files', { files: {} }],
    ['files', { files: [file, file] }],
    ['files[0]', { files: ['a'] }],
    ['files[0].path', { files: [{ ...file, path: '../secret' }] }],
    ['files[0].path', { files: [{ ...file, path: '/etc/passwd' }] }],
    ['files[0].path', { files: [{ ...file, path: 'https://other.example/x' }] }],
    ['files[0].sizeBytes', { files: [{ ...file, sizeBytes: 0 }] }],
    ['files[0].sizeBytes', { files: [{ ...file, sizeBytes: 1.5 }] }],
    ['files[0].sizeBytes', { files: [{ ...file, sizeBytes: 2 ** 40 }] }],
    ['files', { files: Array.from({ length: 1001 }, () => file) }],
    ['files[0].path', { files: [{ ...file, path: 'a'.repeat(301) }] }],
    ['files[0].sizeBytes', { files: [{ ...file, sizeBytes: '10' }] }],
    ['files[0].chunkSha256', { files: [{ ...file, chunkSha256: [] }] }],
    ['files[0].chunkSha256', { files: [{ ...file, chunkSha256: hash('a') }] }],
    ['files[0].chunkSha256[0]', { files: [{ ...file, chunkSha256: [hash('A')] }] }],
    ['files[0].chunkSha256[0]', { files: [{ ...file, chunkSha256: ['abc'] }] }],
  ])('that is wrong in %s names it', (field, change) => {
    expect(() => parsePackManifest({ ...valid, ...change })).toThrow(
      expect.objectContaining({
        code: 'pack-corrupt',
        message: expect.stringContaining(`${field} should`),
      }),
    );
  });

  test('of a later format asks for an update', () => {
    expect(() => parsePackManifest({ ...valid, format: 2 })).toThrow(
      expect.objectContaining({ code: 'pack-unsupported', recovery: 'reload' }),
    );
  });

  test.each([null, 'pack', 3, [], { format: '1' }])('is not %j', (json) => {
    expect(() => parsePackManifest(json)).toThrow(
      expect.objectContaining({ code: 'pack-corrupt' }),
    );
  });
});
