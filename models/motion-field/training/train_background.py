"""Stage 2: train the background layer's refinement on hidden background; the trunk stays as it is.

usage: train_background.py --photos DIR --runs DIR [--minutes 3] [--rival] [--tiny]
Reads RUNS/image_encoder[.tiny].pt and writes RUNS/image_encoder[.tiny].final.pt. Foreground-shaped regions, taken from
other photos, are hidden where there truly is background; what was there is known, so filling it can be learned.
With --rival a plain U-Net learns the same and goes to RUNS/plain_fill.pt, to be compared (evaluate_background.py).
"""
from __future__ import annotations

import argparse
import time
from pathlib import Path

import torch
import torch.nn.functional as F

from background import fill_hidden, foreground_mask
from batch_loader import BatchLoader
from checkpoints import save_atomically
from image_encoder import load_image_encoder
from photos import load_photos
from plain_fill import PlainFill

FOREGROUND = (5, 6, 10)
"""Class ids whose shapes are worth hiding: person, animal, vehicle."""


def hiding_shapes(classes: torch.Tensor) -> torch.Tensor:
    """Foreground shapes [b,1,h,w] of other photos of the batch, mirrored and moved; each hides at most about half."""
    shape = sum((classes == k).float() for k in FOREGROUND)[:, None]
    shape = torch.roll(shape, 1, 0).flip(3) if torch.rand(()) < 0.5 else torch.roll(shape, 1, 0)
    shape = torch.roll(shape, (int(torch.randint(-20, 20, ())), int(torch.randint(-30, 30, ()))), (2, 3))
    shape = F.max_pool2d(shape, 5, 1, 2)
    b, _, h, w = shape.shape
    for i in range(b):  # photos without a person still need something to hide
        if shape[i].mean() < 0.01 or shape[i].mean() > 0.5:
            shape[i] = 0
            y, x = int(torch.randint(0, h * 2 // 3, ())), int(torch.randint(0, w * 2 // 3, ()))
            shape[i, :, y:y + int(torch.randint(h // 8, h // 2, ())), x:x + int(torch.randint(w // 10, w // 3, ()))] = 1
    return shape


def hide(batch: dict[str, torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """-> RGB and disparity [b,4,h,w] at half size, the masks [b,1,h,w] of their own foreground and of what is hidden."""
    classes = F.one_hot(batch["classes"], 12).permute(0, 3, 1, 2).float()
    front = torch.cat([F.avg_pool2d(batch["rgb"], 2), batch["disparity"][:, None]], 1)
    return front, foreground_mask(classes, front[:, 3:]), hiding_shapes(batch["classes"])


def gradients(x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    return x[..., 1:] - x[..., :-1], x[..., 1:, :] - x[..., :-1, :]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", required=True)
    parser.add_argument("--runs", required=True, type=Path)
    parser.add_argument("--minutes", type=float, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--tiny", action="store_true")
    parser.add_argument("--rival", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(0)
    name = "image_encoder.tiny" if args.tiny else "image_encoder"
    encoder = load_image_encoder(str(args.runs / f"{name}.pt"))
    layer = PlainFill() if args.rival else encoder.background.requires_grad_(True)
    optimiser = torch.optim.Adam(layer.parameters(), 2e-3)
    loader = BatchLoader(load_photos(args.photos, held_out=False), 7, lambda rng: (8, 256, 256))
    start, iteration, mean, plain = time.time(), 0, 0.0, 0.0
    while time.time() - start < args.minutes * 60:
        share = (time.time() - start) / (args.minutes * 60)
        optimiser.param_groups[0]["lr"] = 2e-3 * (1 - 0.95 * share)
        batch = loader.next()
        front, own, hidden = hide(batch)
        mask = torch.maximum(own, hidden)
        filled = fill_hidden(front, mask)
        mended = layer.refine(front if args.rival else filled, mask)
        weight = hidden * (1 - own) * torch.tensor([1, 1, 1, 0.0]).view(1, 4, 1, 1).expand_as(front).clone()
        weight[:, 3:] = hidden * (1 - own) * batch["disparity_weight"][:, None]
        error = (mended - front) * weight
        loss = error.abs().mean() + sum(g.abs().mean() for g in gradients(error))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        iteration += 1
        norm = weight.mean().clamp(min=1e-4)
        mean += (float(error.detach().abs().mean() / norm) - mean) / min(iteration, 50)
        plain += (float(((filled - front) * weight).abs().mean() / norm) - plain) / min(iteration, 50)
        if iteration % 50 == 0:
            print(f"{time.time() - start:.0f}s it {iteration} hidden L1 {mean:.4f} (pull-push alone {plain:.4f})", flush=True)
    if args.rival:
        save_atomically(layer.state_dict(), str(args.runs / "plain_fill.pt"))
        return
    save_atomically({"config": encoder.config.as_dict(), "ema": encoder.state_dict()}, str(args.runs / f"{name}.final.pt"))


if __name__ == "__main__":
    main()
