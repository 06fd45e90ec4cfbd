import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../../workers/families/motion-field/tokenizer';
import golden from '../../../fixtures/tokenizer/golden.json';

const SHAPE = { words: 24, ngrams: 16, buckets: 4096 };

/** The fixture keeps one list of ids a word; the networks want rows padded with zeros. */
function padded(rows: readonly (readonly number[])[]): Int32Array {
  const ids = new Int32Array(SHAPE.words * SHAPE.ngrams);
  rows.forEach((row, word) => ids.set(row, word * SHAPE.ngrams));
  return ids;
}

describe('tokenize', () => {
  it.each(golden.cases)('agrees with the Python tokenizer on "$prompt"', ({ prompt, ids }) => {
    expect(tokenize(prompt, SHAPE)).toEqual(padded(ids));
  });

  it('keeps most n-grams of a word with a typo', () => {
    const right = new Set(tokenize('waterfall', SHAPE).filter((id) => id > 0));
    const typo = [...tokenize('watterfall', SHAPE)].filter((id) => id > 0);
    const shared = typo.filter((id) => right.has(id)).length;
    expect(shared).toBeGreaterThanOrEqual(4);
  });

  it('ignores case, punctuation and width', () => {
    expect(tokenize('Clouds, DRIFT!', SHAPE)).toEqual(tokenize('clouds drift', SHAPE));
    expect(tokenize('ｃｌｏｕｄｓ drift', SHAPE)).toEqual(tokenize('clouds drift', SHAPE));
  });

  it('stays within its buckets and its rows whatever it is given', () => {
    const ids = tokenize('x'.repeat(5000) + ' 🌊 水面 '.repeat(50), SHAPE);
    expect(ids).toHaveLength(24 * 16);
    expect(ids.every((id) => id >= 0 && id < 4096)).toBe(true);
  });

  it('gives padding alone for a prompt without words', () => {
    expect(tokenize(' … 🌊 !', SHAPE).every((id) => id === 0)).toBe(true);
  });
});
