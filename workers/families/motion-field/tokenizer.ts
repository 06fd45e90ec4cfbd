/**
 * Prompt to n-gram ids, after fastText (Bojanowski et al., Enriching Word Vectors with Subword
 * Information, 2017): a word is the bag of its character n-grams, hashed into buckets. There is
 * no vocabulary to ship, a typo keeps most of its n-grams, and every script works. The Python
 * twin is models/motion-field/training/tokenizer.py; a golden fixture holds them together.
 */
export interface TokenizerShape {
  readonly words: number;
  readonly ngrams: number;
  readonly buckets: number;
}

/** Kana, CJK ideographs, their extensions and compatibility block: each is a word by itself. */
const IDEOGRAPH =
  '[\\u3040-\\u30FF\\u31F0-\\u31FF\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uF900-\\uFAFF\\u{20000}-\\u{323AF}]';
const WORD = new RegExp(`(?=[\\p{L}\\p{N}])${IDEOGRAPH}|(?:(?!${IDEOGRAPH})[\\p{L}\\p{N}])+`, 'gu');
const NGRAM_LENGTHS = [3, 4, 5];
const utf8 = new TextEncoder();

/** @returns ids `[words, ngrams]`, row-major; 0 is padding. */
export function tokenize(prompt: string, shape: TokenizerShape): Int32Array {
  const ids = new Int32Array(shape.words * shape.ngrams);
  const words = prompt.normalize('NFKC').toLowerCase().match(WORD) ?? [];
  words.slice(0, shape.words).forEach((word, wordIndex) => {
    const row = ngramsOf(word)
      .slice(0, shape.ngrams)
      .map((ngram) => bucketOf(ngram, shape.buckets));
    ids.set(row, wordIndex * shape.ngrams);
  });
  return ids;
}

/** The whole marked word first, then its n-grams by length and position, in code points. */
function ngramsOf(word: string): string[] {
  const marked = [...`<${word}>`];
  const ngrams = [marked.join('')];
  for (const length of NGRAM_LENGTHS) {
    for (let start = 0; start + length <= marked.length; start += 1) {
      ngrams.push(marked.slice(start, start + length).join(''));
    }
  }
  return ngrams;
}

/** FNV-1a, 32 bits, over UTF-8; bucket 0 stays free for padding. */
function bucketOf(ngram: string, buckets: number): number {
  let hash = 0x811c9dc5;
  for (const byte of utf8.encode(ngram)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return 1 + (hash % (buckets - 1));
}
