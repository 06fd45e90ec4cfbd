"""Measure the image encoder on the held-out photos: IoU a class and ordinal accuracy of disparity pairs.

usage: evaluate_encoder.py --photos DIR --checkpoint FILE [--sizes 256 384 512]
"""
from __future__ import annotations

import argparse
from dataclasses import dataclass

import numpy as np
import torch

from photos import CLASS_NAMES, MAIN_CLASSES, Photo, load_photos, resize_to_working_size, to_image_tensor

PAIRS, PAIR_MARGIN = 400, 0.1
"""Disparity pairs a photo; only pairs whose labels differ by at least the margin have an order to get right."""


@dataclass
class Figures:
    iou: np.ndarray
    ordinal: float
    disparity_l1: float

    def line(self) -> str:
        per_class = " ".join(f"{name} {v:.2f}" for name, v in zip(CLASS_NAMES, self.iou))
        return f"main IoU {self.iou[MAIN_CLASSES].mean():.3f} ordinal {self.ordinal:.3f} L1 {self.disparity_l1:.3f} | {per_class}"


@torch.no_grad()
def evaluate(encoder, photos: list[Photo], long_side: int) -> Figures:
    rng = np.random.default_rng(0)
    inter, union, right, total, l1 = np.zeros(12), np.zeros(12), 0, 0, []
    for photo in photos:
        p = resize_to_working_size(photo, long_side)
        raw = encoder.trunk(to_image_tensor(p.rgb))
        classes, disparity = p.classes[::2, ::2], p.disparity[::2, ::2].astype(np.float32) / 255
        found, d = raw["logits"][0].argmax(0).numpy(), raw["disparity"][0, 0].numpy()
        for k in range(12):
            inter[k] += ((found == k) & (classes == k)).sum() / classes.size
            union[k] += ((found == k) | (classes == k)).sum() / classes.size
        a, b = rng.integers(0, d.size, (2, PAIRS))
        true, said = disparity.flat[a] - disparity.flat[b], d.flat[a] - d.flat[b]
        clear = np.abs(true) > PAIR_MARGIN
        right, total = right + (np.sign(true) == np.sign(said))[clear].sum(), total + clear.sum()
        l1.append(np.abs(d - disparity).mean())
    return Figures(inter / np.maximum(union, 1e-9), right / total, float(np.mean(l1)))


def main() -> None:
    from image_encoder import load_image_encoder
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", required=True)
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=[256, 384, 512])
    args = parser.parse_args()
    encoder, photos = load_image_encoder(args.checkpoint), load_photos(args.photos, held_out=True)
    for size in args.sizes:
        print(f"{size}px {evaluate(encoder, photos, size).line()}")


if __name__ == "__main__":
    main()
