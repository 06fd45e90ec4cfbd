"""Distils the guided teacher into a student that takes 1 to 8 uniform steps, guidance being an input.

Two ways, measured against each other in the model card: distill_targets.py.

    python distill.py --photos DIR --runs DIR [--encoder FILE] [--way steps] [--tiny] --minutes 5
"""

from __future__ import annotations

import argparse
import math
import os
import time

import torch

from calibrate import calibrate
from checkpoints import Average
from denoiser import load_denoiser, save_denoiser
from distill_targets import STEPS, WAYS
from motion_data import MotionData
from motion_photos import TRAINING_CROPS, MotionPhotos
from train_denoiser import CHANNEL_WEIGHT, load_features


def draw_guidance(count: int, generator: torch.Generator) -> torch.Tensor:
    """3, the default, for three in ten; else anything from 1 to 8."""
    u = torch.rand(count, 2, generator=generator)
    return torch.where(u[:, 0] < 0.3, 3.0, 1 + 7 * u[:, 1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", required=True)
    parser.add_argument("--runs", required=True)
    parser.add_argument("--encoder")
    parser.add_argument("--way", choices=WAYS, default="steps")
    parser.add_argument("--out", default="denoiser_student.final.pt", help="file name in RUNS")
    parser.add_argument("--tiny", action="store_true")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(4)
    suffix = ".tiny" if args.tiny else ""
    teacher = load_denoiser(os.path.join(args.runs, f"denoiser_teacher{suffix}.pt"))
    student = load_denoiser(os.path.join(args.runs, f"denoiser_teacher{suffix}.pt")).train()
    average = Average(student, 0.99)
    photos = MotionPhotos(args.photos, False, 0, {"small": 3, "medium": 1} if args.tiny else TRAINING_CROPS)
    load_features(photos, args.encoder, os.path.join(args.runs, "features.train.pt"))
    data = MotionData(photos, 99, {"small": 1.0} if args.tiny else {"small": 0.8, "medium": 0.15, "large": 0.05})
    generator = torch.Generator().manual_seed(5)
    optimizer = torch.optim.AdamW(student.parameters(), lr=args.rate, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    start, updates, recent, printed = time.time(), 0, 0.0, time.time()
    while (spent := (time.time() - start) / 60 / args.minutes) < 1:
        for group in optimizer.param_groups:
            group["lr"] = min(1, (updates + 1) / 20) * args.rate * (0.04 + 0.96 * (0.5 + 0.5 * math.cos(math.pi * spent)))
        batch = data.batch()
        batch.controls[:, 0] = draw_guidance(len(batch.latent), generator)
        with torch.autocast("cpu", torch.bfloat16):
            z, t, found = WAYS[args.way](teacher, average.model, batch, generator)
            clean = student.clean(z, torch.full((len(z),), t), *batch.conditions()).float()
        loss = ((clean - found).square() * CHANNEL_WEIGHT / (t + 0.25)).mean()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(student.parameters(), 1.0)
        optimizer.step()
        average.update(student)
        updates += 1
        recent += (loss.item() - recent) / min(updates, 40)
        if time.time() - printed > 60:
            printed = time.time()
            print(f"{printed - start:.0f}s update {updates} loss {recent:.4f}", flush=True)
    print("gains", [round(g, 2) for g in calibrate(average.model, data, STEPS)], flush=True)
    save_denoiser(average.model, os.path.join(args.runs, "denoiser_student.tiny.pt" if args.tiny else args.out))
    print("done", updates, flush=True)


if __name__ == "__main__":
    main()
