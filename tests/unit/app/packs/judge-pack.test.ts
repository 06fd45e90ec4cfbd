import { describe, expect, test } from 'vitest';
import { judgePack, memoryBytesOf } from '../../../../src/app/packs/judge-pack';
import type { DeviceReport } from '../../../../src/contract/device';
import type { PackDescription, PackNeeds } from '../../../../src/contract/packs-api';

const device: DeviceReport = {
  adapter: 'nvidia',
  isSoftwareAdapter: false,
  networkBackend: 'webgpu',
  precision: 'f16',
  hasShaderF16: true,
  limits: { maxBufferSize: 2 ** 28, maxStorageBufferBindingSize: 2 ** 27 },
  backendReason: '',
};
const single: DeviceReport = { ...device, precision: 'f32', hasShaderF16: false };
const wasm: DeviceReport = { ...device, precision: 'f32', networkBackend: 'wasm' };
const PLENTY = 8 * 2 ** 30;

function packWith(needs: PackNeeds): PackDescription {
  return {
    manifestSha256: '',
    family: 'motion-field',
    id: 'test',
    version: '1',
    licence: 'CC0-1.0',
    sizeBytes: 2e8,
    fileCount: 3,
    weightsBytes: 1e8,
    needs,
  };
}

function reasonsOf(needs: PackNeeds, on: DeviceReport): readonly string[] {
  const verdict = judgePack(packWith(needs), on, PLENTY);
  return verdict.kind === 'cannot' ? verdict.reasons : [];
}

test('without a device nothing is claimed', () => {
  expect(judgePack(packWith({}), null, PLENTY)).toEqual({ kind: 'unknown' });
});

test('a pack without needs runs, in the precision that the device has', () => {
  const runs = { kind: 'runs', isTight: false };
  expect(judgePack(packWith({}), device, PLENTY)).toEqual({ ...runs, precision: 'f16' });
  expect(judgePack(packWith({}), wasm, PLENTY)).toEqual({ ...runs, precision: 'f32' });
});

describe('half precision', () => {
  test('that is needed and not there', () => {
    expect(reasonsOf({ shaderF16: true }, device)).toEqual([]);
    expect(reasonsOf({ shaderF16: true }, single).join()).toContain('shader-f16');
    expect(reasonsOf({ shaderF16: true }, wasm).join()).toContain('networks run in single');
    expect(reasonsOf({ shaderF16: false }, single)).toEqual([]);
  });
});

describe.each(['maxBufferSize', 'maxStorageBufferBindingSize'] as const)('%s', (name) => {
  test('as large as the device has it will do, one byte more will not', () => {
    const limit = device.limits[name];
    expect(reasonsOf({ [name]: limit }, device)).toEqual([]);
    expect(reasonsOf({ [name]: limit + 1 }, device).join()).toContain(`(${name})`);
  });

  test('is of no matter where networks run in WebAssembly', () => {
    expect(reasonsOf({ [name]: 2 ** 33 }, wasm)).toEqual([]);
  });
});

test('memory is what was measured, or the weights as wide as they are computed with', () => {
  expect(memoryBytesOf(packWith({}), 'f16')).toBe(1e8);
  expect(memoryBytesOf(packWith({}), 'f32')).toBe(2e8);
  expect(memoryBytesOf(packWith({ memoryBytes: 3e9 }), 'f32')).toBe(3e9);
  const isTight = (deviceMemoryBytes: number | null): unknown =>
    judgePack(packWith({ memoryBytes: 3e9 }), device, deviceMemoryBytes);
  expect(isTight(4 * 2 ** 30)).toMatchObject({ isTight: true });
  expect(isTight(PLENTY)).toMatchObject({ isTight: false });
  expect(isTight(null)).toMatchObject({ isTight: false });
});
