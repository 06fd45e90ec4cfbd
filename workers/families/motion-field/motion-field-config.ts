import { StudioError } from '../../studio-error';
import type { TokenizerShape } from './tokenizer';

/** The four networks of a pack, in the order in which a clip meets them. */
export const MOTION_FIELD_PARTS = [
  'image-encoder',
  'text-encoder',
  'denoiser',
  'motion-decoder',
] as const;

export type MotionFieldPart = (typeof MOTION_FIELD_PARTS)[number];

/** The family's own part of a pack's manifest. */
export interface MotionFieldConfig {
  readonly swayFrequenciesHz: readonly number[];
  readonly tokenizer: TokenizerShape;
  readonly latentChannels: number;
}

/**
 * Far more than any pack has: an array of `words` x `ngrams` and one of `latentChannels` for each
 * cell of the field are made of them.
 */
const MAXIMUM = { words: 256, ngrams: 256, buckets: 2 ** 24, channels: 256, swings: 16, hertz: 60 };

/** @throws StudioError `pack-unsupported` naming the field that is wrong */
export function readMotionFieldConfig(
  config: Readonly<Record<string, unknown>>,
): MotionFieldConfig {
  const tokenizer = config['tokenizer'];
  return {
    swayFrequenciesHz: requireFrequencies(config['swayFrequenciesHz'], 'config.swayFrequenciesHz'),
    latentChannels: requireWhole(
      config['latentChannels'],
      'config.latentChannels',
      1,
      MAXIMUM.channels,
    ),
    tokenizer: {
      words: requireWhole(fieldOf(tokenizer, 'words'), 'config.tokenizer.words', 1, MAXIMUM.words),
      ngrams: requireWhole(
        fieldOf(tokenizer, 'ngrams'),
        'config.tokenizer.ngrams',
        1,
        MAXIMUM.ngrams,
      ),
      // The first is padding.
      buckets: requireWhole(
        fieldOf(tokenizer, 'buckets'),
        'config.tokenizer.buckets',
        2,
        MAXIMUM.buckets,
      ),
    },
  };
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function requireWhole(value: unknown, path: string, minimum: number, maximum: number): number {
  const isWhole = typeof value === 'number' && Number.isInteger(value);
  if (isWhole && value >= minimum && value <= maximum) return value;
  return refuse(path, `a whole number from ${minimum} to ${maximum}`);
}

function requireFrequencies(value: unknown, path: string): readonly number[] {
  const expected = `a list of 1 to ${MAXIMUM.swings} numbers above 0, ${MAXIMUM.hertz} at most`;
  if (!Array.isArray(value) || value.length === 0 || value.length > MAXIMUM.swings) {
    return refuse(path, expected);
  }
  return value.map((entry: unknown) =>
    typeof entry === 'number' && entry > 0 && entry <= MAXIMUM.hertz
      ? entry
      : refuse(path, expected),
  );
}

function refuse(path: string, expected: string): never {
  throw new StudioError(
    'pack-unsupported',
    `The model pack cannot be used: ${path} should be ${expected}.`,
    'none',
  );
}
