import { expect, test } from 'vitest';
import flowReference from '../../../../fixtures/render/flow.json';
import lanczosReference from '../../../../fixtures/render/lanczos.json';
import pullPushReference from '../../../../fixtures/render/pull-push.json';
import rippleReference from '../../../../fixtures/render/ripple.json';
import swayReference from '../../../../fixtures/render/sway.json';
import { recordPass } from '../../../../../workers/families/motion-field/render/compute-pass';
import { createLinearSampler } from '../../../../../workers/families/motion-field/render/field-sampling';
import { createGpuResources } from '../../../../../workers/families/motion-field/render/gpu-resources';
import { createLayerExtensions } from '../../../../../workers/families/motion-field/render/layer-extension';
import { resizePhoto } from '../../../../../workers/families/motion-field/render/photo-source';
import { packRipple } from '../../../../../workers/families/motion-field/render/ripple-field';
import { MAX_FREQUENCIES } from '../../../../../workers/families/motion-field/render/sway-spectrum';
import {
  createComputePipeline,
  openRenderPipelines,
} from '../../../../../workers/families/motion-field/render/render-pipelines';
import {
  byteTexture,
  FIELD_READS,
  floatTexture,
  greatestError,
  halvesOf,
  openTestDevice,
  readTexture,
  withoutAlpha,
} from './gpu-fixture';

test.for(['smaller', 'mixed'] as const)('Lanczos resize agrees with Pillow (%s)', async (name) => {
  const device = await openTestDevice();
  const reference = lanczosReference[name];
  const [height = 0, width = 0] = reference.shape;
  const resized = resizePhoto(
    device,
    createGpuResources(device),
    await openRenderPipelines(device),
    byteTexture(device, lanczosReference.photo),
    width,
    height,
  );
  const bytes = new Uint8Array(await readTexture(device, resized));
  expect(greatestError(withoutAlpha(bytes), reference.data)).toBeLessThanOrEqual(1);
});

test('layers are extended as by the pull-push reference', async () => {
  const device = await openTestDevice();
  const { photo, matte, extension, mean } = pullPushReference;
  const mattes = { shape: matte.shape, data: matte.data };
  const { extensions, means } = createLayerExtensions(
    device,
    createGpuResources(device),
    await openRenderPipelines(device),
    byteTexture(device, photo),
    byteTexture(device, mattes),
  );
  const filled = withoutAlpha(halvesOf(await readTexture(device, extensions, 0)));
  const averaged = withoutAlpha(halvesOf(await readTexture(device, means, 0)));
  expect(greatestError(filled, extension.data)).toBeLessThan(2 / 1024);
  expect(greatestError(averaged, mean.data)).toBeLessThan(2 / 1024);
});

test('sway is the real part of the turned spectrum, less its start', async () => {
  const device = await openTestDevice();
  const { spectrum, turns, displacement } = swayReference;
  const [count = 0, height = 0, width = 0] = spectrum.shape;
  const uniforms = new Float32Array(4 + 4 * MAX_FREQUENCIES);
  new Uint32Array(uniforms.buffer)[0] = count;
  for (let k = 0; k < count; k++) {
    uniforms.set(turns.data.slice(2 * k, 2 * k + 2), 4 + 4 * k);
  }
  const source = createGpuResources(device).filledTexture(
    'spectrum',
    'rgba32float',
    [width, height, count],
    new Float32Array(spectrum.data),
  );
  const { sway } = await openRenderPipelines(device);
  const target = await runPass(device, sway, uniforms, source, 'rg32float', [width, height]);
  expect(greatestError([...new Float32Array(target)], displacement.data)).toBeLessThan(1e-5);
});

test.for(FIELD_READS)('flow maps follow the velocity both ways (%s reads)', async (reads) => {
  const device = await openTestDevice(reads);
  const { velocity, offsets } = flowReference;
  const [height = 0, width = 0] = velocity.shape;
  const uniforms = new Float32Array([1, height / width, 1.1, 1.9, 0, 0, 0, 0]);
  new Uint32Array(uniforms.buffer)[4] = 7;
  const { flow } = await openRenderPipelines(device);
  const source = floatTexture(device, velocity);
  const size = [width, height] as const;
  const sampler = [createLinearSampler(device)];
  const target = await runPass(device, flow, uniforms, source, 'rgba32float', size, sampler);
  expect(greatestError([...new Float32Array(target)], offsets.data)).toBeLessThan(1e-5);
});

test.for(FIELD_READS)('ripples lift the plane of the water (%s reads)', async (reads) => {
  const device = await openTestDevice(reads);
  const { amplitude, waves, plane, displacement } = rippleReference;
  const [height = 0, width = 0] = displacement.shape;
  const rows = Array.from({ length: 6 }, (_, j) => waves.data.slice(6 * j, 6 * j + 6));
  const [base = 0, slopeX = 0, slopeY = 0] = plane.data;
  const water = {
    plane: { base, slopeX, slopeY },
    waves: rows.map(([vectorX = 0, vectorY = 0, phase = 0, weight = 0]) => ({
      vectorX,
      vectorY,
      phase,
      weight,
      frequencyHz: 0,
    })),
  };
  const turns = rows.map(([, , , , cosine = 0, sine = 0]) => [cosine, sine] as const);
  const extent = { width: 1, height: height / width };
  const uniforms = new Float32Array(
    packRipple({ ripple: water, extent, widthPixels: 30 }, { left: 0, top: 0 }, turns),
  );
  const { ripple } = await openRenderPipelines(device);
  const source = floatTexture(device, amplitude);
  const size = [width, height] as const;
  const sampler = [createLinearSampler(device)];
  const target = await runPass(device, ripple, uniforms, source, 'rg32float', size, sampler);
  expect(greatestError([...new Float32Array(target)], displacement.data)).toBeLessThan(1e-5);
});

test('a shader that does not compile says where', async () => {
  const device = await openTestDevice();
  const failing = createComputePipeline(device, 'broken', '@compute fn main() { let x = ; }');
  await expect(failing).rejects.toMatchObject({
    code: 'unexpected',
    cause: expect.stringContaining('1:'),
  });
});

async function runPass(
  device: GPUDevice,
  pipeline: GPUComputePipeline,
  uniforms: Float32Array<ArrayBuffer>,
  source: GPUTexture,
  format: GPUTextureFormat,
  [width, height]: readonly [number, number],
  rest: readonly GPUBindingResource[] = [],
): Promise<ArrayBuffer> {
  const buffer = device.createBuffer({
    size: uniforms.byteLength,
    usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
  });
  device.queue.writeBuffer(buffer, 0, uniforms);
  const target = device.createTexture({
    format,
    size: [width, height],
    usage: GPUTextureUsage.STORAGE_BINDING | GPUTextureUsage.COPY_SRC,
  });
  const isLayered = source.depthOrArrayLayers > 1;
  const view = source.createView(isLayered ? { dimension: '2d-array' } : {});
  const encoder = device.createCommandEncoder();
  const bindings = [{ buffer }, view, target.createView(), ...rest];
  recordPass(device, encoder, pipeline, bindings, width, height);
  device.queue.submit([encoder.finish()]);
  return readTexture(device, target);
}
