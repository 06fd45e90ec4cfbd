import { parseArgs } from 'node:util';
import type { CameraPreset } from '../contract/camera';
import { CAMERA_NOTATION } from '../contract/camera-notation';
import type { VideoCodecChoice } from '../contract/clip';
import { CLIP_CONTAINERS } from '../contract/clip-container';
import type { NetworkPreference } from '../contract/device';
import {
  cameraAmong,
  frameSize,
  numberBetween,
  oneOf,
  textUpTo,
  wholeNumberBetween,
  type SettingCheck,
} from './setting-checks';
import { CommandError } from './command-error';
import { requireCombination } from './setting-combinations';

/** What the command line asked for. */
export interface AnimateOptions {
  readonly photoPath: string;
  readonly videoPath: string;
  /** Parameters of the page's address, checked; what is absent is left to the page's defaults. */
  readonly settings: Readonly<Record<string, string>>;
  /** A folder that holds a `pack.json`, in place of the project's own pack. */
  readonly packFolder: string | undefined;
  readonly isHeaded: boolean;
}

export type AnimateCommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'animate'; readonly options: AnimateOptions };

interface Setting {
  readonly value: string;
  readonly help: string;
  readonly check: SettingCheck;
}

// Records by name: the compiler finds a preset that the contract has and this list has not.
const CAMERAS: Readonly<Record<CameraPreset | 'prompt', true>> = {
  prompt: true,
  static: true,
  'push-in': true,
  'pull-out': true,
  'zoom-in': true,
  'truck-left': true,
  'truck-right': true,
  'crane-up': true,
  'crane-down': true,
  'pan-left': true,
  'pan-right': true,
  'tilt-up': true,
  'tilt-down': true,
  'orbit-left': true,
  'orbit-right': true,
  roll: true,
  'dolly-zoom': true,
  handheld: true,
};
const CODECS: Readonly<Record<VideoCodecChoice, true>> = {
  auto: true,
  h264: true,
  vp9: true,
  av1: true,
};
const NETWORKS: Readonly<Record<NetworkPreference, true>> = {
  auto: true,
  wasm: true,
  webgpu: true,
};

/** Options that become a parameter of the same name in the page's address. */
const SETTINGS: Readonly<Record<string, Setting>> = {
  prompt: { value: 'TEXT', help: 'what should move, and how', check: textUpTo(400) },
  seconds: { value: 'N', help: 'length, 1 to 15 (5)', check: numberBetween(1, 15) },
  size: {
    value: 'WxH',
    help: "pixels, even, up to 3840x2160, or photo (720p in the photo's shape)",
    check: frameSize,
  },
  fps: {
    value: 'N',
    help: 'frames per second, 12 to 60, of a GIF to 50 (30)',
    check: wholeNumberBetween(12, 60),
  },
  codec: {
    value: 'NAME',
    help: 'auto, h264, vp9 or av1, as far as the browser encodes it (auto)',
    check: oneOf(Object.keys(CODECS)),
  },
  plays: {
    value: 'N',
    help: 'how often a loop plays in the file, 1 to 4 (1)',
    check: wholeNumberBetween(1, 4),
  },
  seed: {
    value: 'N',
    help: 'the same seed gives the same motion (random)',
    check: wholeNumberBetween(0, 2 ** 32 - 1),
  },
  camera: {
    value: 'MOVE',
    help: "a camera move in place of the prompt's (prompt); see below",
    check: cameraAmong(Object.keys(CAMERAS)),
  },
  strength: { value: 'X', help: 'how far things move, 0 to 2 (1)', check: numberBetween(0, 2) },
  speed: { value: 'X', help: 'how fast they move, 0 to 2 (1)', check: numberBetween(0, 2) },
  steps: { value: 'N', help: 'denoising steps, 1 to 8 (4)', check: wholeNumberBetween(1, 8) },
  guidance: {
    value: 'X',
    help: 'how strictly the prompt is followed, 1 to 8',
    check: numberBetween(1, 8),
  },
  working: {
    value: 'N',
    help: 'long side of what the networks see: 256, 384 or 512',
    check: oneOf(['256', '384', '512']),
  },
  networks: {
    value: 'WHERE',
    help: 'where the networks run: auto, wasm or webgpu (auto)',
    check: oneOf(Object.keys(NETWORKS)),
  },
};

const OTHERS = [
  ['--loop', 'the last frame runs into the first'],
  ['--pack FOLDER', "a model pack other than the project's own"],
  ['--headed', 'show the browser at work'],
  ['-h, --help', 'this text'],
] as const;

/** The text of `--help`. */
export function animateHelp(): string {
  const rows = [
    ...Object.entries(SETTINGS).map(([name, { value, help }]) => [`--${name} ${value}`, help]),
    ...OTHERS,
  ];
  return [
    'npm run animate -- PHOTO OUT.mp4 [options]',
    '',
    'OUT may end in .webm, .gif or .webp as well.',
    'Animates a photo: the same app as in the browser, run in a Chromium of this machine.',
    '',
    ...rows.map(([call = '', help]) => `  ${call.padEnd(18)} ${help}`),
    '',
    `Camera moves: ${Object.keys(CAMERAS).join(', ')};`,
    `by hand: ${CAMERA_NOTATION}`,
    '(keyframes at shares of the clip; -2 to 2, 1 is a strong move).',
  ].join('\n');
}

/**
 * Reads the arguments that follow the script's name.
 *
 * @throws CommandError naming the option, its value and what it may be
 */
export function parseAnimateOptions(args: readonly string[]): AnimateCommand {
  const { values, positionals } = splitArguments(args);
  if (values['help'] === true) return { kind: 'help' };
  const [photoPath, videoPath, ...rest] = positionals;
  if (photoPath === undefined || videoPath === undefined) {
    throw new CommandError('Name the photo and the video to make: PHOTO OUT.mp4.');
  }
  if (rest.length > 0) {
    throw new CommandError(`"${rest.join(' ')}" is one too many. Does --prompt lack its quotes?`);
  }
  const ending = /\.(\w+)$/.exec(videoPath)?.[1]?.toLowerCase();
  const container = CLIP_CONTAINERS.find((known) => known === ending);
  if (container === undefined) {
    throw new CommandError(
      `The file's ending says what it is to be: "${videoPath}" should end in .mp4, .webm, .gif or .webp.`,
    );
  }
  const settings: Record<string, string> = {
    loop: values['loop'] === true ? '1' : '0',
    ...(container !== 'mp4' && { container }),
  };
  for (const [name, { check }] of Object.entries(SETTINGS)) {
    const text = values[name];
    if (typeof text === 'string') settings[name] = check(name, text);
  }
  requireCombination(container, settings);
  const packFolder = typeof values['pack'] === 'string' ? values['pack'] : undefined;
  const isHeaded = values['headed'] === true;
  return { kind: 'animate', options: { photoPath, videoPath, settings, packFolder, isHeaded } };
}

function splitArguments(args: readonly string[]): {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
} {
  const texts = Object.keys(SETTINGS).map((name) => [name, { type: 'string' as const }] as const);
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...Object.fromEntries(texts),
        loop: { type: 'boolean' },
        pack: { type: 'string' },
        headed: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
}
