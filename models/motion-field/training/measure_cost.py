"""Work and size of each part: GFLOP (a multiply-add counts as 2) at several working sizes, and megabytes in the pack.

usage: measure_cost.py [--tiny] [--sizes 256 384 512]
"""
from __future__ import annotations

import argparse

import torch
from torch.utils.flop_counter import FlopCounterMode

from parts import PARTS, build_part, example_inputs, ready_for_export


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tiny", action="store_true")
    parser.add_argument("--sizes", type=int, nargs="+", default=[256, 384, 512])
    args = parser.parse_args()
    print("| part | f16 weights, MB | " + " | ".join(f"GFLOP at {s} x {s}" for s in args.sizes) + " |")
    print("|---|---|" + "---|" * len(args.sizes))
    for part in PARTS:
        model = ready_for_export(build_part(part, None, args.tiny)[0])
        cells = []
        for size in args.sizes:
            with FlopCounterMode(display=False) as counter, torch.no_grad():
                model(*example_inputs(part.name, size, size).values())
            cells.append(f"{counter.get_total_flops() / 1e9:.2f}")
        weights = sum(p.numel() for p in model.parameters()) * 2 / 1e6
        print(f"| {part.name} | {weights:.2f} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
