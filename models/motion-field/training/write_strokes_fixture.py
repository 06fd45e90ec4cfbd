"""Writes tests/fixtures/strokes/golden.json: strokes and the hint channels they give, which bind paint-hints.ts.

    python write_strokes_fixture.py --out ../../../tests/fixtures/strokes/golden.json
"""

from __future__ import annotations

import argparse
import json
import os

import torch

from simulator_hints import Hints, _capsules

HEIGHT, WIDTH, RADIUS = 12, 20, 0.03
STROKES = [([0.1, 0.1], [0.28, 0.1], [0.09, 0.0]), ([0.2, 0.02], [0.2, 0.2], [0.0, -0.04])]
"""From, to (long sides, from the top left) and velocity; the two cross."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", required=True)
    out = parser.parse_args().out
    corner = torch.tensor([WIDTH, HEIGHT]) / max(WIDTH, HEIGHT) / 2
    start, end, velocity = (torch.tensor([s[k] for s in STROKES])[None] for k in range(3))
    area = _capsules(start - corner, end - corner, torch.full((1, 2), RADIUS), HEIGHT, WIDTH)
    none = torch.zeros(1, HEIGHT, WIDTH)
    hints = Hints(torch.zeros(1), none, none, torch.ones(1, 2), area, velocity, (start + end) / 2).channels()[0]
    strokes = [{"from": a, "to": b, "velocity": v} for a, b, v in STROKES]
    os.makedirs(os.path.dirname(out), exist_ok=True)
    with open(out, "w", encoding="utf-8") as file:
        values = [round(v, 6) for v in hints.flatten().tolist()]
        json.dump({"height": HEIGHT, "width": WIDTH, "strokes": strokes, "hints": values}, file)
        file.write("\n")


if __name__ == "__main__":
    main()
