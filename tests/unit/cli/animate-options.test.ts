import { describe, expect, test } from 'vitest';
import { animateHelp, parseAnimateOptions } from '../../../src/cli/animate-options';

function settingsOf(...args: string[]): Readonly<Record<string, string>> {
  const command = parseAnimateOptions(['in.jpg', 'out.mp4', ...args]);
  if (command.kind !== 'animate') throw new Error('asked for help');
  return command.options.settings;
}

test('photo and video are enough; everything else is left to the page, but no loop', () => {
  expect(parseAnimateOptions(['in.jpg', 'out.mp4'])).toEqual({
    kind: 'animate',
    options: {
      photoPath: 'in.jpg',
      videoPath: 'out.mp4',
      settings: { loop: '0' },
      packFolder: undefined,
      isHeaded: false,
    },
  });
});

test('every setting becomes a parameter of the address', () => {
  const args =
    '--seconds 2.5 --size 640X360 --fps 24 --seed 4294967295 --camera push-in --loop --strength 0 ' +
    '--speed 2 --steps 8 --guidance 1.5 --working 256 --networks wasm --codec av1 --plays 2 --prompt';
  expect(settingsOf(...args.split(' '), 'clouds drift, water = silk & light')).toEqual({
    seconds: '2.5',
    size: '640x360',
    fps: '24',
    seed: '4294967295',
    camera: 'push-in',
    loop: '1',
    strength: '0',
    speed: '2',
    steps: '8',
    guidance: '1.5',
    working: '256',
    networks: 'wasm',
    codec: 'av1',
    plays: '2',
    prompt: 'clouds drift, water = silk & light',
  });
});

test('a pack, a visible browser and help are no settings of the page', () => {
  const command = parseAnimateOptions(['--headed', 'a.png', '--pack', 'my pack', 'B.MP4']);
  expect(command).toMatchObject({ options: { packFolder: 'my pack', isHeaded: true } });
  expect(parseAnimateOptions(['-h'])).toEqual({ kind: 'help' });
});

test('a camera by hand is passed on as it is written', () => {
  const camera = 'dolly:0.5@0.4;dolly:1,roll:0.2@1/ease-out';
  expect(settingsOf('--camera', camera)).toMatchObject({ camera });
  expect(animateHelp()).toContain('dolly:0.5@0.4');
});

test('a clip that is no loop does not play twice', () => {
  expect(() => settingsOf('--plays', '2')).toThrow('add --loop');
  expect(settingsOf('--plays', '1')).toMatchObject({ plays: '1' });
});

test.each([
  ['out.gif', '--fps 51', '--fps is at most 50 in a .gif file, not "51"'],
  ['out.GIF', '--loop --plays 2', 'a .gif file loops for ever'],
  ['out.webp', '--codec vp9', '--codec is for videos'],
  ['out.webm', '--codec h264', '--codec is vp9 or av1 in a .webm file'],
])('%s does not go with %s', (file, args, message) => {
  expect(() => parseAnimateOptions(['in.jpg', file, ...args.split(' ')])).toThrow(message);
});

test.each([
  ['out.gif', '--fps 50 --codec auto --loop --plays 1'],
  ['out.webp', '--fps 60'],
  ['out.webm', '--codec av1 --loop --plays 4'],
])('%s goes with %s', (file, args) => {
  expect(parseAnimateOptions(['in.jpg', file, ...args.split(' ')]).kind).toBe('animate');
});

describe('a wrong value is told with the name of its option', () => {
  test.each([
    ['--seconds', '0.9', '--seconds is a number from 1 to 15, not "0.9"'],
    ['--seconds', '', '--seconds is a number from 1 to 15, not ""'],
    ['--seconds', '5s', '--seconds is a number'],
    ['--fps', '61', '--fps is a whole number from 12 to 60'],
    ['--fps', '29.97', '--fps is a whole number'],
    ['--seed', '4294967296', '--seed is a whole number from 0 to 4294967295'],
    ['--seed', '0x10', '--seed is a whole number'],
    ['--steps', '0', '--steps is a whole number from 1 to 8'],
    ['--guidance', 'NaN', '--guidance is a number from 1 to 8'],
    ['--strength', '2.01', '--strength is a number from 0 to 2'],
    ['--speed', 'Infinity', '--speed is a number from 0 to 2'],
    ['--working', '400', '--working is one of 256, 384, 512'],
    ['--networks', 'gpu', '--networks is one of auto, wasm, webgpu'],
    ['--camera', 'sideways', '--camera is one of prompt, static'],
    ['--camera', 'dolly:3', 'by hand: truck:0.5,dolly:1'],
    ['--camera', 'toString', '--camera is one of prompt, static'],
    ['--size', '1280', '--size is WIDTHxHEIGHT, not "1280"'],
    ['--size', '641x360', '--size takes even numbers'],
    ['--size', '62x64', '--size takes sides from 64 to 3840'],
    ['--size', '3842x64', '--size takes sides from 64 to 3840'],
    ['--size', '3840x2162', '--size goes up to the area of 3840x2160'],
  ])('%s %s', (option, value, message) => {
    expect(() => settingsOf(option, value)).toThrow(message);
  });

  test('a prompt of 401 characters', () => {
    expect(settingsOf('--prompt', 'a'.repeat(400))['prompt']).toHaveLength(400);
    expect(() => settingsOf('--prompt', 'a'.repeat(401))).toThrow('--prompt takes at most 400');
  });
});

test.each([
  [[], 'Name the photo and the video'],
  [['in.jpg'], 'Name the photo and the video'],
  [['in.jpg', 'out.mov'], 'should end in .mp4'],
  [['in.jpg', 'out.mp4', 'clouds', 'drift'], 'Does --prompt lack its quotes'],
  [['in.jpg', 'out.mp4', '--promt', 'x'], '--promt'],
  [['in.jpg', 'out.mp4', '--seed'], '--seed'],
])('%j is refused', (args, message) => {
  expect(() => parseAnimateOptions(args)).toThrow(message);
});

test('help names every option', () => {
  for (const option of ['prompt', 'seconds', 'size', 'fps', 'seed', 'camera', 'loop', 'pack']) {
    expect(animateHelp()).toContain(`--${option}`);
  }
});
