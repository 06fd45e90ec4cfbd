"""Measures what is painted behind foregrounds, where it is known: foreground shapes hide background of held-out photos.

usage: evaluate_background.py --photos DIR --runs DIR
Three ways: pull-push alone, mended by the background layer, and the plain U-Net (train_background.py --rival). PSNR is
that of the hidden pixels. "Perceptual" is the distance between the features of RUNS/backbone.pt at 1/4 and 1/8 with the
hidden part filled in and with the truth, each place's feature vector made one long (after Zhang et al., LPIPS, 2018,
without its learned weights).
"""
from __future__ import annotations

import argparse
import math
from pathlib import Path

import torch
import torch.nn.functional as F

from background import fill_hidden
from batch_loader import BatchLoader
from image_encoder import load_image_encoder
from mobile_backbone import MobileBackbone
from photos import load_photos
from plain_fill import PlainFill
from train_background import hide

BATCHES = 40


class Perceptual:
    def __init__(self, path: Path):
        self.backbone = MobileBackbone().eval()
        self.backbone.load_state_dict(torch.load(path, weights_only=True))

    def __call__(self, a: torch.Tensor, b: torch.Tensor, mask: torch.Tensor) -> float:
        """Mean distance of RGB images [b,3,h,w] over the mask [b,1,h,w]."""
        found = 0.0
        for one, other in list(zip(self.backbone(a * 2 - 1), self.backbone(b * 2 - 1)))[1:3]:
            where = F.adaptive_avg_pool2d(mask, one.shape[2:])
            apart = (F.normalize(one, dim=1) - F.normalize(other, dim=1)).square().sum(1, keepdim=True)
            found += float((apart * where).sum() / where.sum().clamp(min=1)) / 2
        return found


@torch.no_grad()
def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", required=True)
    parser.add_argument("--runs", required=True, type=Path)
    args = parser.parse_args()
    torch.manual_seed(0)
    layer = load_image_encoder(str(args.runs / "image_encoder.final.pt")).background
    rival = PlainFill().eval()
    rival.load_state_dict(torch.load(args.runs / "plain_fill.pt", weights_only=True))
    ways = {"pull-push": lambda front, mask: fill_hidden(front, mask),
            "background layer": lambda front, mask: layer.refine(fill_hidden(front, mask), mask),
            "plain U-Net": rival.refine}  # fmt: skip
    perceptual, loader = Perceptual(args.runs / "backbone.pt"), BatchLoader(load_photos(args.photos, held_out=True), 11, lambda rng: (4, 256, 256))
    square, count, distance = dict.fromkeys(ways, 0.0), 0.0, dict.fromkeys(ways, 0.0)
    for _ in range(BATCHES):
        front, own, hidden = hide(loader.next())
        mask, judged = torch.maximum(own, hidden), hidden * (1 - own)
        count += float(judged.sum()) * 3
        for name, fill in ways.items():
            shown = front + (fill(front, mask) - front) * judged
            square[name] += float((shown - front)[:, :3].square().sum())
            distance[name] += perceptual(shown[:, :3], front[:, :3], judged) / BATCHES
    print("| hidden background of held-out photos | PSNR, dB | perceptual |\n|---|---|---|")
    for name in ways:
        print(f"| {name} | {10 * math.log10(count / square[name]):.2f} | {distance[name]:.4f} |")


if __name__ == "__main__":
    main()
