import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  readMotionFieldConfig,
  type MotionFieldConfig,
} from '../../../workers/families/motion-field/motion-field-config';
import { tokenize } from '../../../workers/families/motion-field/tokenizer';
import { StudioError } from '../../../workers/studio-error';
import { CASES, RUN, mutatedJson } from './mutations';

const shipped: { readonly config: Readonly<Record<string, unknown>> } = JSON.parse(
  readFileSync('models/motion-field/pack/pack.json', 'utf8'),
);

/** The settings, or the message that they are refused with; anything else thrown is a fault. */
function read(json: unknown): MotionFieldConfig | string {
  try {
    return readMotionFieldConfig({ ...(typeof json === 'object' ? json : {}) });
  } catch (error) {
    if (error instanceof StudioError) return error.message;
    throw error;
  }
}

test('mutated settings are refused by name, or such that they can be worked with', () => {
  let refusals = 0;
  fc.assert(
    fc.property(mutatedJson(shipped.config), (json) => {
      const result = read(json);
      if (typeof result === 'string') {
        refusals += 1;
        return result.includes('config.');
      }
      const { words, ngrams, buckets } = result.tokenizer;
      const ids = tokenize('the water ripples', result.tokenizer);
      return ids.length === words * ngrams && ids.every((id) => id >= 0 && id < buckets);
    }),
    RUN,
  );
  expect(refusals).toBeGreaterThan(CASES / 10);
});

test.each([
  ['latentChannels', { latentChannels: 1e9 }],
  ['tokenizer.words', { tokenizer: { words: 1e6, ngrams: 16, buckets: 4096 } }],
  ['tokenizer.ngrams', { tokenizer: { words: 24, ngrams: 1e6, buckets: 4096 } }],
  ['tokenizer.buckets', { tokenizer: { words: 24, ngrams: 16, buckets: 1 } }],
  ['swayFrequenciesHz', { swayFrequenciesHz: [1e308] }],
  ['swayFrequenciesHz', { swayFrequenciesHz: Array(1000).fill(1) }],
])('%s out of bounds is named', (field, change) => {
  expect(read({ ...shipped.config, ...change })).toContain(`config.${field} should be`);
});
