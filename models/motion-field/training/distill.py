"""Distils the guided many-step teacher into a student that takes 1 to 8 uniform steps, guidance being an input.

Rectified flow's own straightening (Liu et al., 2022, "reflow"): the teacher with classifier-free guidance maps a
noise to a motion; the student learns on the straight line between the two, where every step size is right. Guidance
is told to it as in Meng et al. (2023). Part of the student's inputs are its own first guesses (what it will meet in
a four-step run), and at low noise it keeps seeing simulated motion.

    python distill.py --photos DIR --runs DIR [--encoder FILE] [--tiny] --generate-minutes 8 --minutes 10
"""

from __future__ import annotations

import argparse
import math
import os
import time

import torch

from checkpoints import Average
from denoiser import Denoiser, load_denoiser, save_denoiser
from motion_data import Batch, MotionData
from motion_photos import MotionPhotos
from sampling import sample_teacher
from train_denoiser import CHANNEL_WEIGHT, load_features

Pair = tuple[torch.Tensor, Batch]  # noise, and a batch whose latent is the teacher's answer


@torch.no_grad()
def generate_pairs(teacher: Denoiser, data: MotionData, minutes: float, steps: int) -> list[Pair]:
    pairs, start = [], time.time()
    while time.time() - start < 60 * minutes:
        batch = data.batch()
        noise = torch.randn(batch.latent.shape, generator=data.generator)
        u = torch.rand(len(noise), 2, generator=data.generator)
        batch.controls[:, 0] = torch.where(u[:, 0] < 0.3, 3.0, 1 + 7 * u[:, 1])
        batch.latent = sample_teacher(teacher, noise, *batch.conditions(), steps=steps)
        pairs.append((noise, batch))
    print(f"{sum(len(n) for n, _ in pairs)} pairs in {time.time() - start:.0f}s", flush=True)
    return pairs


def reflow_loss(student: Denoiser, average: Denoiser, pair: Pair, generator: torch.Generator) -> torch.Tensor:
    noise, batch = pair
    b = len(noise)
    u = torch.rand(b, 3, generator=generator)
    corners = torch.tensor([1.0, 0.75, 0.5, 0.25])[torch.multinomial(torch.tensor([0.45, 0.25, 0.15, 0.15]), b, True, generator=generator)]
    t = torch.where(u[:, 0] < 0.7, corners, u[:, 1].clamp(min=0.05))
    level = t[:, None, None, None]
    target = batch.latent
    with torch.no_grad():
        guess = average.clean(noise, torch.ones(b), *batch.conditions()) if torch.rand((), generator=generator) < 0.4 else target
    z = (1 - level) * guess + level * noise
    clean = student.clean(z, t, *batch.conditions())
    return ((clean - target).square() * CHANNEL_WEIGHT / (level + 0.25)).mean()


def low_noise_loss(student: Denoiser, batch: Batch, generator: torch.Generator) -> torch.Tensor:
    """Simulated motion at t < 0.4, where the answer hardly depends on the path taken to it."""
    t = 0.05 + 0.35 * torch.rand(len(batch.latent), generator=generator)
    level = t[:, None, None, None]
    z = (1 - level) * batch.latent + level * torch.randn(batch.latent.shape, generator=generator)
    batch.controls[:, 0] = 1 + 7 * torch.rand(len(z), generator=generator)
    return ((student.clean(z, t, *batch.conditions()) - batch.latent).square() * CHANNEL_WEIGHT / (level + 0.25)).mean()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", required=True)
    parser.add_argument("--runs", required=True)
    parser.add_argument("--encoder")
    parser.add_argument("--tiny", action="store_true")
    parser.add_argument("--generate-minutes", type=float, default=8)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--steps", type=int, default=12)
    parser.add_argument("--rate", type=float, default=6e-4)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(4)
    suffix = ".tiny" if args.tiny else ""
    teacher = load_denoiser(os.path.join(args.runs, f"denoiser_teacher{suffix}.pt"))
    student = load_denoiser(os.path.join(args.runs, f"denoiser_teacher{suffix}.pt")).train()
    average = Average(student, 0.995)
    photos = MotionPhotos(args.photos, False, 0, {"small": 3, "medium": 1} if args.tiny else {"small": 2, "medium": 1, "large": 1})
    load_features(photos, args.encoder, os.path.join(args.runs, "features.train.pt"))
    mix = {"small": 1.0} if args.tiny else {"small": 0.72, "medium": 0.16, "large": 0.12}
    data = MotionData(photos, 99, mix)
    pairs = generate_pairs(teacher, data, args.generate_minutes, args.steps)
    generator = torch.Generator().manual_seed(5)
    optimizer = torch.optim.AdamW(student.parameters(), lr=args.rate, weight_decay=0.01, betas=(0.9, 0.98))
    start, updates, recent, printed = time.time(), 0, 0.0, time.time()
    while (spent := (time.time() - start) / 60 / args.minutes) < 1:
        for group in optimizer.param_groups:
            group["lr"] = min(1, (updates + 1) / 30) * args.rate * (0.04 + 0.96 * (0.5 + 0.5 * math.cos(math.pi * spent)))
        if updates % 5 == 4:
            loss = low_noise_loss(student, data.batch(), generator)
        else:
            loss = reflow_loss(student, average.model, pairs[int(torch.randint(len(pairs), (), generator=generator))], generator)
            recent += (loss.item() - recent) / min(updates + 1, 40)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(student.parameters(), 1.0)
        optimizer.step()
        average.update(student)
        updates += 1
        if time.time() - printed > 60:
            printed = time.time()
            print(f"{printed - start:.0f}s update {updates} loss {recent:.4f}", flush=True)
    save_denoiser(average.model, os.path.join(args.runs, "denoiser_student.tiny.pt" if args.tiny else "denoiser_student.final.pt"))
    print("done", updates, flush=True)


if __name__ == "__main__":
    main()
