import type { PackManifest } from '../../../workers/storage/pack-manifest';

const part = { f32: 'weights.bin', f16: 'weights.bin', weights: 'weights.bin' };

/** What the family asks of a manifest before it takes a pack for one of its own. */
export const RUNNABLE: Pick<PackManifest, 'config' | 'parts'> = {
  config: {
    swayFrequenciesHz: [1],
    latentChannels: 2,
    tokenizer: { words: 1, ngrams: 1, buckets: 2 },
  },
  parts: {
    'image-encoder': part,
    'text-encoder': part,
    denoiser: part,
    'motion-decoder': part,
  },
};
