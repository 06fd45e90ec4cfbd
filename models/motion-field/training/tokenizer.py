"""Prompt -> ids of hashed character n-grams (fastText: Bojanowski et al., 2017).

Robust to typos and to every language without a vocabulary. The TypeScript side does exactly the same; the
golden fixture tests/fixtures/tokenizer/golden.json (written by write_tokenizer_fixture.py) binds the two.

  1. NFKC, then lower case.
  2. Words: maximal runs of letters and digits (Unicode L* and N*). A code point of IDEOGRAPHS is a word by itself.
  3. The first 24 words. A word w becomes "<w>".
  4. Its ids: the whole "<w>", then all its n-grams of 3, 4 and 5 code points, in this order; the first 16.
  5. id = 1 + FNV-1a(32 bit, UTF-8) mod 4095; 0 is padding.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import numpy as np

WORDS, GRAMS, BUCKETS = 24, 16, 4095
# Kana, CJK ideographs with their extensions and the compatibility block.
IDEOGRAPHS = ((0x3040, 0x30FF), (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))


@lru_cache(maxsize=100_000)
def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LN"


@lru_cache(maxsize=100_000)
def _is_ideograph(char: str) -> bool:
    return any(low <= ord(char) <= high for low, high in IDEOGRAPHS)


def split_words(prompt: str) -> list[str]:
    words, run = [], ""
    for char in unicodedata.normalize("NFKC", prompt).lower():
        letter = _is_letter(char)
        if letter and not _is_ideograph(char):
            run += char
            continue
        if run:
            words.append(run)
            run = ""
        if letter:
            words.append(char)
    return [*words, run][:WORDS] if run else words[:WORDS]


def fnv1a(text: str) -> int:
    value = 0x811C9DC5
    for byte in text.encode("utf-8"):
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


@lru_cache(maxsize=200_000)
def word_ids(word: str) -> tuple[int, ...]:
    bounded = f"<{word}>"
    grams = [bounded] + [bounded[i : i + n] for n in (3, 4, 5) for i in range(len(bounded) - n + 1)]
    return tuple(1 + fnv1a(gram) % BUCKETS for gram in grams[:GRAMS])


def tokenize(prompt: str) -> np.ndarray:
    """-> int32 [24,16]"""
    tokens = np.zeros((WORDS, GRAMS), np.int32)
    for row, word in zip(tokens, split_words(prompt)):
        ids = word_ids(word)
        row[: len(ids)] = ids
    return tokens


def tokenize_batch(prompts: list[str]) -> np.ndarray:
    """-> int32 [B,24,16]"""
    return np.stack([tokenize(prompt) for prompt in prompts])
