"""Distils the guided teacher into a student that takes 1 to 8 uniform steps, guidance being an input.

One student step learns what several guided teacher steps find (Salimans and Ho, 2022; Meng et al., 2023): from z_t
the teacher goes on to about half of t, and its guided clean latent there is the target. Near the noise, where motion
decides on its direction, it takes more and smaller steps. Half of the z_t lie on the student's own four-step path,
which is what it will meet; the rest are simulated motion plus noise.

    python distill.py --photos DIR --runs DIR [--encoder FILE] [--tiny] --minutes 5
"""

from __future__ import annotations

import argparse
import math
import os
import time

import torch

from calibrate import calibrate
from checkpoints import Average
from denoiser import Denoiser, load_denoiser, save_denoiser
from motion_data import Batch, MotionData
from motion_photos import TRAINING_CROPS, MotionPhotos
from sampling import guided_clean, times
from train_denoiser import CHANNEL_WEIGHT, load_features

STEPS = 4
PATH_FROM_NOISE, PATH = (1.0, 0.87, 0.7, 0.45), (1.0, 0.55)


@torch.no_grad()
def place(average: Denoiser, batch: Batch, generator: torch.Generator) -> tuple[torch.Tensor, float]:
    """A point z_t to learn at: on the student's own path, or simulated motion plus noise."""
    noise = torch.randn(batch.latent.shape, generator=generator)
    step = int(torch.multinomial(torch.tensor([0.35, 0.25, 0.2, 0.2]), 1, generator=generator))
    schedule = times(STEPS)
    t = float(schedule[step])
    if step == 0 or torch.rand((), generator=generator) < 0.5:
        if step and torch.rand((), generator=generator) < 0.5:
            t = float(0.1 + 0.9 * torch.rand((), generator=generator))
        return (1 - t) * batch.latent + t * noise, t
    z = noise
    for now, then in zip(schedule[:step], schedule[1 : step + 1]):
        b = len(z)
        z, _ = average(z, now.expand(b), (then - now).expand(b), *batch.conditions())
    return z, t


@torch.no_grad()
def target(teacher: Denoiser, z: torch.Tensor, t: float, batch: Batch) -> torch.Tensor:
    """The guided clean latent that the teacher sees further on along its path from z_t."""
    levels = [t * part for part in (PATH_FROM_NOISE if t > 0.8 else PATH)]
    clean = guided_clean(teacher, z, torch.tensor(t), *batch.conditions())
    for now, then in zip(levels, levels[1:]):
        z = clean + (z - clean) * (then / now)
        clean = guided_clean(teacher, z, torch.tensor(then), *batch.conditions())
    return clean.float()


def draw_guidance(count: int, generator: torch.Generator) -> torch.Tensor:
    """3, the default, for three in ten; else anything from 1 to 8."""
    u = torch.rand(count, 2, generator=generator)
    return torch.where(u[:, 0] < 0.3, 3.0, 1 + 7 * u[:, 1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", required=True)
    parser.add_argument("--runs", required=True)
    parser.add_argument("--encoder")
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
            z, t = place(average.model, batch, generator)
            found = target(teacher, z, t, batch)
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
    save_denoiser(average.model, os.path.join(args.runs, "denoiser_student.tiny.pt" if args.tiny else "denoiser_student.final.pt"))
    print("done", updates, flush=True)


if __name__ == "__main__":
    main()
