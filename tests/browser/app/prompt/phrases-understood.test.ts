import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toggleSubject, withCamera, withPace } from '../../../../src/app/prompt/direction';
import {
  cameraPhrases,
  pacePhrases,
  restPhrase,
  subjectPhrases,
} from '../../../../src/app/prompt/director-phrases';
import { motionPresets } from '../../../../src/app/prompt/motion-presets';
import { tokenize } from '../../../../workers/families/motion-field/tokenizer';
import { openGpuDevice, type GpuContext } from '../../../../workers/runtime/gpu-device';
import {
  createNetworkRuntime,
  type Network,
  type NetworkRuntime,
} from '../../../../workers/runtime/network';
import { createSerialQueue } from '../../../../workers/runtime/serial-queue';
import { openFixturePack } from '../../families/motion-field/parity-case';

const REGIONS = [
  'sky',
  'water',
  'foliage',
  'grass',
  'person',
  'animal',
  'smoke',
  'falling',
] as const;
const AXES = ['truck', 'pedestal', 'dolly', 'pan', 'tilt', 'roll', 'zoom'] as const;
const SHAPE = { words: 24, ngrams: 16, buckets: 4096 };
/** The model is sure of what it is sure of: in between lies guessing. */
const SURE = 0.6;

/** What the shipped text encoder reads in a prompt. */
interface Reading {
  readonly named: readonly string[];
  readonly isStill: boolean;
  readonly speed: number;
  readonly amount: number;
  /** The axes that move, as `dolly+`. */
  readonly camera: readonly string[];
}

let gpu: GpuContext;
let runtime: NetworkRuntime;
let network: Network;

beforeAll(async () => {
  gpu = await openGpuDevice('wasm');
  runtime = await createNetworkRuntime(gpu, createSerialQueue());
  network = await runtime.createNetwork(await openFixturePack('motion-field', 'text-encoder'));
});

afterAll(async () => {
  await network.dispose();
  await runtime.dispose();
  gpu.dispose();
});

async function read(prompt: string): Promise<Reading> {
  const tokens = runtime.createTensor(tokenize(prompt, SHAPE), [1, SHAPE.words, SHAPE.ngrams]);
  const { camera, intent } = await network.run({ tokens }, ['camera', 'intent'], { keepOnGpu: [] });
  const [move, said] = [await camera.read(), await intent.read()];
  return {
    named: REGIONS.filter((_, index) => (said[index] ?? 0) > SURE),
    isStill: (said[8] ?? 0) > SURE,
    speed: said[12] ?? Number.NaN,
    amount: said[13] ?? Number.NaN,
    camera: AXES.flatMap((axis, index) => {
      const value = move[index] ?? 0;
      return Math.abs(value) > SURE ? [`${axis}${value > 0 ? '+' : '-'}`] : [];
    }),
  };
}

const SUBJECT_REGIONS: Readonly<Record<string, string>> = {
  Clouds: 'sky',
  Water: 'water',
  Waves: 'water',
  River: 'water',
  Trees: 'foliage',
  Grass: 'grass',
  Hair: 'person',
  Cloth: 'person',
  Breath: 'person',
  Boat: 'animal',
  Smoke: 'smoke',
  Flames: 'smoke',
  Snow: 'falling',
  Rain: 'falling',
};
const CAMERA_AXES: Readonly<Record<string, readonly string[]>> = {
  Closer: ['dolly+'],
  Back: ['dolly-'],
  'Pan left': ['pan-'],
  'Pan right': ['pan+'],
  Rise: ['pedestal+'],
  'Tilt up': ['tilt+'],
  'Zoom in': ['zoom+'],
  'Hold still': [],
};

test.each(subjectPhrases)('$text: the model hears this subject alone', async ({ name, text }) => {
  expect(await read(text)).toMatchObject({
    named: [SUBJECT_REGIONS[name]],
    camera: [],
    isStill: false,
  });
});

test.each(cameraPhrases)('$text: the model hears this move', async ({ name, text }) => {
  expect(await read(text)).toMatchObject({ named: [], camera: CAMERA_AXES[name] });
  const beside = withCamera('the water is rippling', { name, text });
  expect(await read(beside)).toMatchObject({ named: ['water'], camera: CAMERA_AXES[name] });
});

test('everything else stays still', async () => {
  expect((await read(restPhrase.text)).isStill).toBe(true);
});

describe('pace and mood', () => {
  const at = async (name: string): Promise<Reading> => {
    const pace = pacePhrases.find((known) => known.name === name) ?? null;
    return read(withPace('the clouds are drifting', pace));
  };

  test('calm and slow are slower, lively, stormy and time-lapse faster than natural', async () => {
    for (const name of ['Calm', 'Slow']) expect((await at(name)).speed, name).toBeLessThan(0.4);
    for (const name of ['Lively', 'Stormy', 'Time-lapse']) {
      expect((await at(name)).speed, name).toBeGreaterThan(0.65);
    }
  });

  test('calm and faint move less, stormy more', async () => {
    for (const name of ['Calm', 'Faint']) expect((await at(name)).amount, name).toBeLessThan(0.4);
    expect((await at('Stormy')).amount).toBeGreaterThan(0.65);
  });
});

test.each(motionPresets)('$name: the model does not miss it', async ({ name, prompt }) => {
  const named: Readonly<Record<string, readonly string[]>> = {
    'Camera only': [],
    'A little of everything': [],
    'Drifting clouds': ['sky'],
    'Time-lapse sky': ['sky'],
    'Rippling water': ['water'],
    'Rolling waves': ['water'],
    'Swaying trees': ['foliage'],
    'Hair in the wind': ['person'],
  };
  const isCamera = name === 'Camera only';
  expect(await read(prompt)).toMatchObject({
    named: named[name],
    isStill: isCamera,
    camera: isCamera ? ['dolly+'] : [],
  });
});

test('a whole direction is heard whole', async () => {
  const [clouds, water] = subjectPhrases;
  const [closer] = cameraPhrases;
  if (!clouds || !water || !closer) throw new Error('There are no phrases.');
  const prompt = withCamera(toggleSubject(toggleSubject('', clouds), water), closer);
  expect(await read(prompt)).toMatchObject({ named: ['sky', 'water'], camera: ['dolly+'] });
});
