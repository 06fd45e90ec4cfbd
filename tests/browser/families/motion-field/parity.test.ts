import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MOTION_FIELD_PARTS } from '../../../../workers/families/motion-field/motion-field-config';
import { openGpuDevice, type GpuContext } from '../../../../workers/runtime/gpu-device';
import {
  createNetworkRuntime,
  type NetworkRuntime,
  type NetworkTensor,
} from '../../../../workers/runtime/network';
import { createSerialQueue } from '../../../../workers/runtime/serial-queue';
import { openFixturePack, readParityCase, type StoredTensor } from './parity-case';

/** Relative to the greatest value of the output, as the export's own check has it. */
const MAXIMUM_RELATIVE_ERROR = 1e-3;

describe.each(['webgpu', 'wasm'] as const)('the exported networks on %s', (backend) => {
  let gpu: GpuContext;
  let runtime: NetworkRuntime;

  beforeAll(async () => {
    gpu = await openGpuDevice(backend);
    // Any operator that would leave the GPU is an error here, not a silent copy.
    const disableCpuFallback = backend === 'webgpu';
    runtime = await createNetworkRuntime(gpu, createSerialQueue(), { disableCpuFallback });
  });

  afterAll(async () => {
    await runtime.dispose();
    gpu.dispose();
  });

  const tensorOf = ({ values, shape }: StoredTensor): NetworkTensor =>
    runtime.createTensor(values, shape);

  test.each(
    MOTION_FIELD_PARTS.flatMap((part) => [
      { pack: 'motion-field-tiny', part },
      { pack: 'motion-field', part },
    ]),
  )('$pack: $part gives what PyTorch gave', async ({ pack, part }) => {
    const { inputs, outputs } = await readParityCase(pack, part);
    const network = await runtime.createNetwork(await openFixturePack(pack, part));
    const feeds = Object.fromEntries(inputs.map((input) => [input.name, tensorOf(input)]));
    const names = outputs.map((output) => output.name);
    const results = await network.run(feeds, names, { keepOnGpu: [] });
    for (const output of outputs) {
      const found = results[output.name];
      expect(found?.dims).toEqual(output.shape);
      expect(relativeError(await found?.read(), output.values), output.name).toBeLessThan(
        MAXIMUM_RELATIVE_ERROR,
      );
    }
    await network.dispose();
  });
});

function relativeError(found: ArrayLike<number> | undefined, expected: ArrayLike<number>): number {
  let greatest = 0;
  let error = 0;
  for (let index = 0; index < expected.length; index += 1) {
    const value = expected[index] ?? Number.NaN;
    greatest = Math.max(greatest, Math.abs(value));
    error = Math.max(error, Math.abs(value - (found?.[index] ?? Number.NaN)));
  }
  return error / greatest;
}
