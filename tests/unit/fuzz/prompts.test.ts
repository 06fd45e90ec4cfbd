import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenize } from '../../../workers/families/motion-field/tokenizer';
import { RUN } from './mutations';

const SHAPE = { words: 24, ngrams: 16, buckets: 7500 };
const prompts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc
    .constantFrom('ﷺ', 'a\u0301', '\ud800', '<script>', '"\'`', '水', '𠀀', ' ')
    .chain((piece) => fc.integer({ min: 1, max: 400 }).map((count) => piece.repeat(count))),
);

test('any prompt is some ids, each within the table', () => {
  fc.assert(
    fc.property(prompts, (prompt) => {
      const ids = tokenize(prompt, SHAPE);
      expect(ids.length).toBe(SHAPE.words * SHAPE.ngrams);
      expect(ids.every((id) => id >= 0 && id < SHAPE.buckets)).toBe(true);
    }),
    RUN,
  );
});
