"""Writes tests/fixtures/tokenizer/golden.json: prompts and their token ids, which bind the TypeScript tokenizer.

    python write_tokenizer_fixture.py --out ../../../tests/fixtures/tokenizer/golden.json
"""

from __future__ import annotations

import argparse
import json
import os

from tokenizer import BUCKETS, GRAMS, IDEOGRAPHS, WORDS, split_words, word_ids

PROMPTS = [
    "", " ", "...", "clouds drift to the left", "The clouds drift slowly to the LEFT, the sea ripples.",
    "waves roll in", "wavs rol inn", "teh river flws fast", "slow zoom in", "camera pans right; trees sway gently",
    "dolly-in, 24fps", "nothing moves", "don't move", "everything stays perfectly still except the water",
    "Die Wolken ziehen nach links", "Bäume wiegen sich im Wind", "BÄUME", "Ba\u0308ume", "das Meer kräuselt sich, Straße",
    "STRASSE", "les nuages dérivent vers la gauche", "l'eau coule doucement", "las nubes se mueven hacia la derecha",
    "el río fluye rápido", "云向左飘动", "海浪轻轻拍打", "树叶在风中摇曳, camera 固定", "雲がゆっくり流れる", "カメラをズームイン",
    "ｶﾒﾗ", "ＦＵＬＬ ｗｉｄｔｈ", "구름이 왼쪽으로", "облака плывут влево", "الغيوم تتحرك", "बादल चलते हैं", "🌊🌊 waves 🔥", "👨‍👩‍👧 smile", "ﬁre ﬂickers",
    "x² + ½", "İstanbul'da deniz", "Σίσυφος", "snow_fall-2", "a b c", "pneumonoultramicroscopicsilicovolcanoconiosis",
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty twentyone twentytwo twentythree twentyfour twentyfive twentysix", "𠀀𠀁 river", "\tline\nbreak\u00a0space",
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", required=True)
    out = parser.parse_args().out
    cases = [{"prompt": p, "words": split_words(p), "ids": [list(word_ids(w)) for w in split_words(p)]} for p in PROMPTS]
    header = {"words": WORDS, "grams": GRAMS, "buckets": BUCKETS, "ideographs": [list(r) for r in IDEOGRAPHS]}
    os.makedirs(os.path.dirname(out), exist_ok=True)
    with open(out, "w", encoding="utf-8") as file:
        lines = ",\n".join("    " + json.dumps(case, ensure_ascii=True) for case in cases)
        note = "ids holds one list per word; pad each to 16 and the whole to 24 words with 0"
        file.write(f'{{\n  "note": "{note}",\n  "rules": {json.dumps(header)},\n  "cases": [\n{lines}\n  ]\n}}\n')


if __name__ == "__main__":
    main()
