import { describe, expect, test } from 'vitest';
import { parsePageOptions } from '../../../src/app/page-options';

const parse = (query: string) =>
  parsePageOptions(new URL(`https://example.org/tools/enliven/index.html${query}`));

test('without parameters everything is as shipped', () => {
  expect(parse('')).toEqual({
    ownPackUrl: 'https://example.org/tools/enliven/packs/motion-field/',
    isPackNamed: false,
    linkedPackUrl: null,
    studio: { networks: 'auto', packUrl: 'https://example.org/tools/enliven/packs/motion-field/' },
    draft: {},
    query: '',
    isKept: true,
    problems: [],
  });
});

test('a tool asks for nothing to be kept', () => {
  expect(parse('?keep=0')).toMatchObject({ query: '?keep=0', isKept: false, problems: [] });
});

test.each(['https://models.example/sky/', '//models.example/sky', 'http://example.org/sky/'])(
  'a link’s model of another host, %s, is offered and not used',
  (address) => {
    const { studio, isPackNamed, linkedPackUrl } = parse(`?pack=${encodeURIComponent(address)}`);
    expect(studio.packUrl).toBe('https://example.org/tools/enliven/packs/motion-field/');
    expect(isPackNamed).toBe(false);
    expect(linkedPackUrl).toMatch(/^https?:\/\/[a-z.]+\/sky\/$/);
  },
);

test('every setting can come from the address', () => {
  const query =
    '?prompt=waves%20roll&seconds=2.5&size=1000x500&fps=48&seed=9&camera=push-in&loop=0' +
    '&codec=vp9&plays=3&steps=6&guidance=2.5&strength=0.5&speed=1.5&working=256&networks=wasm&pack=packs/tiny';
  const { studio, draft, problems } = parse(query);
  expect(problems).toEqual([]);
  expect(studio).toEqual({
    networks: 'wasm',
    packUrl: 'https://example.org/tools/enliven/packs/tiny/',
  });
  expect(draft).toEqual({
    prompt: 'waves roll',
    durationSeconds: 2.5,
    framesPerSecond: 48,
    seed: 9,
    isSeedLocked: true,
    camera: { kind: 'preset', preset: 'push-in', strength: 1 },
    isLoop: false,
    codec: 'vp9',
    playCount: 3,
    steps: 6,
    guidance: 2.5,
    motionStrength: 0.5,
    motionSpeed: 1.5,
    workingSizePixels: 256,
    size: { kind: 'exact', widthPixels: 1000, heightPixels: 500 },
    aspect: 'free',
  });
});

test('the photo’s own size', () => {
  expect(parse('?size=photo').draft).toEqual({ size: { kind: 'photo' } });
});

test('a size of a named shape chooses the shape', () => {
  expect(parse('?size=720x1280').draft.aspect).toBe('9:16');
});

test.each([
  ['loop', true],
  ['loop=1', true],
  ['loop=false', false],
])('%s', (query, isLoop) => {
  expect(parse(`?${query}`).draft).toEqual({ isLoop });
});

test('a camera by hand', () => {
  expect(parse('?camera=truck:0.5').draft).toMatchObject({ camera: { kind: 'axes' } });
  expect(parse('?camera=dolly:0.5@0.4;dolly:1@1').draft).toMatchObject({
    camera: { kind: 'path', keyframes: [{ at: 0.4 }, { at: 1, axes: { dolly: 1 } }] },
  });
});

describe('what is not understood is told and left out', () => {
  test.each([
    'seconds=99',
    'seconds=',
    'seconds=five',
    'fps=29.97',
    'seed=-1',
    'size=1281x720',
    'size=big',
    'size=99999x99999',
    'camera=sideways',
    'loop=maybe',
    'codec=hevc',
    'plays=9',
    'working=300',
    'networks=tpu',
    'pack=javascript:alert(1)',
  ])('%s', (query) => {
    const { draft, studio, problems } = parse(`?${query}`);
    expect(draft).toEqual({});
    expect(studio).toEqual(parse('').studio);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(query.split('=')[0]);
  });
});
