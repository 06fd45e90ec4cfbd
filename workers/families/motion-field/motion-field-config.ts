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

/** @throws StudioError `pack-unsupported` naming the field that is wrong */
export function readMotionFieldConfig(
  config: Readonly<Record<string, unknown>>,
): MotionFieldConfig {
  const tokenizer = config['tokenizer'];
  return {
    swayFrequenciesHz: requireNumbers(config['swayFrequenciesHz'], 'config.swayFrequenciesHz'),
    latentChannels: requirePositive(config['latentChannels'], 'config.latentChannels'),
    tokenizer: {
      words: requirePositive(fieldOf(tokenizer, 'words'), 'config.tokenizer.words'),
      ngrams: requirePositive(fieldOf(tokenizer, 'ngrams'), 'config.tokenizer.ngrams'),
      buckets: requirePositive(fieldOf(tokenizer, 'buckets'), 'config.tokenizer.buckets'),
    },
  };
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function requirePositive(value: unknown, path: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
  return refuse(path, 'a positive whole number');
}

function requireNumbers(value: unknown, path: string): readonly number[] {
  if (!Array.isArray(value) || value.length === 0) return refuse(path, 'a list of numbers');
  return value.map((entry: unknown) =>
    typeof entry === 'number' && entry > 0 ? entry : refuse(path, 'a list of positive numbers'),
  );
}

function refuse(path: string, expected: string): never {
  throw new StudioError(
    'pack-unsupported',
    `The model pack cannot be used: ${path} should be ${expected}.`,
    'none',
  );
}
