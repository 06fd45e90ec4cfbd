"""Work and size of each part: GFLOP (a multiply-add counts as 2) at several working sizes, and megabytes in the pack.

usage: measure_cost.py [--tiny] [--sizes 256 384 512] [--card FILE]
"""
from __future__ import annotations

import argparse
import re
from pathlib import Path

import torch
from torch.utils.flop_counter import FlopCounterMode

from parts import PARTS, build_part, example_inputs, ready_for_export

BEGIN, END = "<!-- cost: begin -->", "<!-- cost: end -->"


def cost_table(sizes: list[int], tiny: bool) -> str:
    rows = ["| part | f16 weights, MB | " + " | ".join(f"GFLOP at {s} x {s}" for s in sizes) + " |",
            "|---|---|" + "---|" * len(sizes)]
    for part in PARTS:
        model = ready_for_export(build_part(part, None, tiny)[0])
        cells = []
        for size in sizes:
            with FlopCounterMode(display=False) as counter, torch.no_grad():
                model(*example_inputs(part.name, size, size).values())
            cells.append(f"{counter.get_total_flops() / 1e9:.2f}")
        weights = sum(p.numel() for p in model.parameters()) * 2 / 1e6
        rows.append(f"| {part.name} | {weights:.2f} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tiny", action="store_true")
    parser.add_argument("--sizes", type=int, nargs="+", default=[256, 384, 512])
    parser.add_argument("--card", type=Path, help="model card to write the table into")
    args = parser.parse_args()
    table = cost_table(args.sizes, args.tiny)
    print(table)
    if args.card:
        card = args.card.read_text(encoding="utf-8")
        args.card.write_text(re.sub(f"{BEGIN}.*?{END}", lambda _: f"{BEGIN}\n{table}\n{END}", card, flags=re.S), encoding="utf-8")


if __name__ == "__main__":
    main()
