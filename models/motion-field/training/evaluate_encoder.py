"""Measure the image encoder on the held-out photos: IoU a class and ordinal accuracy of disparity pairs.

usage: evaluate_encoder.py --photos DIR --checkpoint FILE [--sizes 256 384 512] [--one-scale]
"""
from __future__ import annotations

import argparse
from dataclasses import dataclass

import numpy as np
import torch

from image_features import see, see_twice
from photos import CLASS_NAMES, MAIN_CLASSES, Photo, load_photos, resize_to_working_size, to_image_tensor

PAIRS, PAIR_MARGIN = 400, 0.1
"""Disparity pairs a photo; only pairs whose labels differ by at least the margin have an order to get right."""


@dataclass
class Figures:
    iou: np.ndarray
    ordinal: float
    disparity_l1: float
    unsteadiness: float
    """Mean change of disparity when the photo is darkened a little and noise is added."""

    def line(self) -> str:
        per_class = " ".join(f"{name} {v:.2f}" for name, v in zip(CLASS_NAMES, self.iou))
        return f"main IoU {self.iou[MAIN_CLASSES].mean():.3f} ordinal {self.ordinal:.3f} L1 {self.disparity_l1:.3f} unsteady {self.unsteadiness:.3f} | {per_class}"


def disturbed(image: torch.Tensor) -> torch.Tensor:
    """The same photo a tenth darker and with noise of four grey levels."""
    noise = torch.randn(image.shape, generator=torch.Generator().manual_seed(0))
    return (0.9 * image + 4 / 255 * noise).clamp(0, 1)


@torch.no_grad()
def evaluate(encoder, photos: list[Photo], long_side: int, scales: int = 1) -> Figures:
    """With two scales as the app looks, with one as it is trained."""
    look = see_twice if scales == 2 else see
    rng = np.random.default_rng(0)
    inter, union, right, total, l1, changes = np.zeros(12), np.zeros(12), 0, 0, [], []
    for photo in photos:
        p = resize_to_working_size(photo, long_side)
        image = to_image_tensor(p.rgb)
        seen = look(encoder.trunk, image)["seen"][0]
        changed = look(encoder.trunk, disturbed(image))["seen"][0]
        classes, disparity = p.classes[::2, ::2], p.disparity[::2, ::2].astype(np.float32) / 255
        found, d = seen[:12].argmax(0).numpy(), seen[12].numpy()
        for k in range(12):
            inter[k] += ((found == k) & (classes == k)).sum() / classes.size
            union[k] += ((found == k) | (classes == k)).sum() / classes.size
        a, b = rng.integers(0, d.size, (2, PAIRS))
        true, said = disparity.flat[a] - disparity.flat[b], d.flat[a] - d.flat[b]
        clear = np.abs(true) > PAIR_MARGIN
        right, total = right + (np.sign(true) == np.sign(said))[clear].sum(), total + clear.sum()
        l1.append(np.abs(d - disparity).mean())
        changes.append(np.abs(d - changed[12].numpy()).mean())
    return Figures(inter / np.maximum(union, 1e-9), right / total, float(np.mean(l1)), float(np.mean(changes)))


def main() -> None:
    from image_encoder import load_image_encoder
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", required=True)
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=[256, 384, 512])
    parser.add_argument("--one-scale", action="store_true")
    args = parser.parse_args()
    encoder, photos = load_image_encoder(args.checkpoint), load_photos(args.photos, held_out=True)
    for size in args.sizes:
        print(f"{size}px {evaluate(encoder, photos, size, 1 if args.one_scale else 2).line()}")


if __name__ == "__main__":
    main()
