import { expect, test } from 'vitest';
import { NO_AXES } from '../../../../../src/contract/camera-axes';
import reference from '../../../../fixtures/render/compose.json';
import { poseOf } from '../../../../../workers/families/motion-field/render/camera-pose';
import { openComposePipelines } from '../../../../../workers/families/motion-field/render/compose-pipelines';
import { createCoverageMap } from '../../../../../workers/families/motion-field/render/coverage-map';
import { createFrameComposer } from '../../../../../workers/families/motion-field/render/frame-composer';
import { packFrameUniforms } from '../../../../../workers/families/motion-field/render/frame-uniforms';
import { createGpuResources } from '../../../../../workers/families/motion-field/render/gpu-resources';
import { fieldOf } from '../../../../../workers/families/motion-field/render/plane-filters';
import {
  byteTexture,
  FIELD_READS,
  type FieldReads,
  floatTexture,
  greatestError,
  halfBitsOf,
  openTestDevice,
  readTexture,
  type Reference,
  withoutAlpha,
} from './gpu-fixture';

const [HEIGHT = 0, WIDTH = 0] = reference.still.shape;
const EXTENT = { width: 1, height: 2 / 3 };
const STILL_POSE = poseOf(
  { truck: 0, pedestal: 0, dolly: 0, pan: 0, tilt: 0, roll: 0, zoom: 0 },
  1,
  EXTENT,
);
const MOVED_POSE = {
  ray: reference.ray.data,
  shiftX: 0.12,
  shiftY: -0.08,
  dolly: 0.1,
  isIdentity: false,
};

test.for(FIELD_READS)('a composed frame agrees with the reference (%s reads)', async (reads) => {
  const bytes = await composed(true, { reads });
  expect(greatestError(bytes, reference.still.data)).toBeLessThanOrEqual(2);
});

test.for(FIELD_READS)('so it does under a moved camera (%s reads)', async (reads) => {
  const bytes = await composed(false, { reads });
  const isCertain = (i: number): boolean => reference.certain.data[Math.floor(i / 3)] === 1;
  const [actual, expected] = [bytes, reference.moved.data].map((values) =>
    values.filter((_, i) => isCertain(i)),
  );
  expect(expected?.length).toBeGreaterThan(1000);
  expect(greatestError(actual ?? [], expected ?? [])).toBeLessThanOrEqual(2);
});

test('the short search over smooth relief finds what the long one finds', async () => {
  const { shape, data } = reference.disparities;
  const smooth = {
    shape,
    data: data.map((_, i) => 0.3 + 0.12 * Math.sin((i % 60) * 0.07 + i / 600)),
  };
  const long = await composed(false, { disparities: smooth });
  const short = await composed(false, { disparities: smooth, hasEdges: false });
  expect(greatestError(short, long)).toBeLessThanOrEqual(1);
});

interface SceneChanges {
  readonly disparities?: Reference;
  readonly hasEdges?: boolean;
  readonly reads?: FieldReads;
}

/** Renders the reference's scene with the pipeline that knows all, at rest or moved. */
async function composed(isStatic: boolean, changes: SceneChanges = {}): Promise<number[]> {
  const { disparities = reference.disparities, hasEdges = true, reads = 'exact' } = changes;
  const device = await openTestDevice(reads);
  const photo = byteTexture(device, reference.photo);
  const pose = isStatic ? STILL_POSE : MOVED_POSE;
  const everywhere = createCoverageMap(
    fieldOf(1, 1, () => 1),
    0,
  );
  const nothing = fieldOf(1, 1, () => 0);
  const nowhere = createCoverageMap(nothing, 0);
  const [least = 0, greatest = 0, back = 0] = reference.bounds.data;
  const composer = await createFrameComposer(
    device,
    createGpuResources(device),
    await openComposePipelines(device),
    {
      textures: {
        photo,
        detailedPhoto: photo,
        mattes: byteTexture(device, reference.mattes),
        extensions: layeredTexture(device, reference.extensions),
        means: layeredTexture(device, reference.means),
        background: byteTexture(device, reference.background),
        disparities: floatTexture(device, disparities),
        bounds: floatTexture(device, reference.bounds),
      },
      fields: {
        sway: floatTexture(device, reference.sway),
        flow: floatTexture(device, reference.flow),
        ripple: floatTexture(device, reference.ripple),
        record: () => undefined,
      },
      path: {
        poseAt: () => pose,
        magnificationAt: () => 1,
        greatestFraming: 1,
        greatestMagnification: 1,
        axes: NO_AXES,
        greatestTravel: 1,
        isStatic,
      },
      frameCount: 10,
      detailAt: () => 0,
      tiles: {
        coverage: {
          sway: everywhere,
          air: everywhere,
          water: everywhere,
          drift: everywhere,
          airGaps: everywhere,
          waterGaps: everywhere,
          reach: { across: nothing, down: nothing, ripple: 0 },
          edges: hasEdges ? everywhere : nowhere,
        },
        bounds: {
          width: 1,
          height: 1,
          texels: new Float32Array([least, greatest, back, 0]),
        },
        hasRipple: true,
        extent: EXTENT,
        widthPixels: WIDTH,
        heightPixels: HEIGHT,
      },
    },
  );
  const encoder = device.createCommandEncoder();
  const picture = composer.record(encoder, {
    uniforms: uniformsOf(pose),
    pose,
    detail: 0,
    isStill: false,
  });
  device.queue.submit([encoder.finish()]);
  return withoutAlpha(new Uint8Array(await readTexture(device, picture)));
}

function uniformsOf(pose: typeof STILL_POSE): ArrayBuffer {
  return packFrameUniforms({
    extent: EXTENT,
    widthPixels: WIDTH,
    heightPixels: HEIGHT,
    pose,
    detail: 0,
    driftShares: { air: [0.63, 0.37], water: [0.63, 0.37] },
  });
}

/** Array layers of RGB in half precision. */
function layeredTexture(device: GPUDevice, { shape, data }: Reference): GPUTexture {
  const [layers = 1, height = 1, width = 1] = shape;
  const halves = new Uint16Array(4 * layers * width * height);
  for (const [i, value] of data.entries()) {
    halves[4 * Math.floor(i / 3) + (i % 3)] = halfBitsOf(value);
  }
  return createGpuResources(device).filledTexture(
    'layers',
    'rgba16float',
    [width, height, layers],
    new Uint8Array(halves.buffer),
  );
}
