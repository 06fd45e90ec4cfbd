"""Trains the teacher: rectified flow (Liu et al., 2022) on simulated motion, with 12 % of the texts dropped.

    python train_denoiser.py --photos DIR --runs DIR [--encoder image_encoder.pt] [--tiny] --minutes 40

Resumes from RUNS/denoiser_teacher.pt, so that a pseudo-labelled start can go on with real features.
"""

from __future__ import annotations

import argparse
import math
import os
import time

import torch

from checkpoints import Average, save_atomically
from denoiser import Denoiser, DenoiserConfig, load_denoiser, save_denoiser
from motion_data import Batch, MotionData
from motion_photos import TRAINING_CROPS, MotionPhotos
from sampling import SHIFT

# Drift is two channels and sway sixteen: balance what the eye sees.
CHANNEL_WEIGHT = torch.tensor([3.0] * 2 + [1.5, 1.0, 1.5, 1.5] + [0.7] * 16).view(1, -1, 1, 1)


def flow_loss(model: Denoiser, batch: Batch, drop_text: float, generator: torch.Generator | None = None) -> torch.Tensor:
    """Error of the clean latent, weighted towards low noise as the velocity's would be, but bounded."""
    b = len(batch.latent)
    t = torch.rand(b, generator=generator)
    t = (SHIFT * t / (1 + (SHIFT - 1) * t)).clamp(0.02, 1)
    noise = torch.randn(batch.latent.shape, generator=generator)
    level = t[:, None, None, None]
    z = (1 - level) * batch.latent + level * noise
    keep = (torch.rand(b, generator=generator) >= drop_text).float()[:, None, None]
    features, text, hints, controls = batch.conditions()
    with torch.autocast("cpu", torch.bfloat16):
        clean = model.clean(z, t, features, text * keep, hints, controls).float()
    return ((clean - batch.latent).square() * CHANNEL_WEIGHT / (level + 0.25)).mean()


def load_features(photos: MotionPhotos, encoder_path: str | None, cache: str) -> None:
    """Real features, from the file `cache` if it is newer than the encoder."""
    if not encoder_path:
        return
    if not os.path.exists(cache) or os.path.getmtime(cache) < os.path.getmtime(encoder_path):
        from image_features import load_feature_encoder

        save_atomically(photos.encode(load_feature_encoder(encoder_path)), cache)
    photos.take_features(torch.load(cache))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", required=True)
    parser.add_argument("--runs", required=True)
    parser.add_argument("--encoder", help="image encoder checkpoint; without it pseudo-labels stand in")
    parser.add_argument("--tiny", action="store_true")
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--final-rate", type=float, default=5e-5)
    parser.add_argument("--large", type=float, default=0.1, help="share of batches at the full working size")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(2)
    path = os.path.join(args.runs, f"denoiser_teacher{'.tiny' if args.tiny else ''}.pt")
    model = load_denoiser(path).train() if os.path.exists(path) else Denoiser(DenoiserConfig.tiny() if args.tiny else None)
    average = Average(model, 0.999)
    sizes = {"small": 3, "medium": 1} if args.tiny else TRAINING_CROPS
    photos = MotionPhotos(args.photos, False, 0, sizes)
    held_photos = MotionPhotos(args.photos, True, 0, {"small": 1})
    load_features(photos, args.encoder, os.path.join(args.runs, "features.train.pt"))
    load_features(held_photos, args.encoder, os.path.join(args.runs, "features.held.pt"))
    mix = {"small": 1.0} if args.tiny else {"small": 0.85 - args.large, "medium": 0.15, "large": args.large}
    data = MotionData(photos, int(time.time()) % 100000, mix)
    held = MotionData(held_photos, 7, {"small": 1.0}, held_out=True)
    validation = [held.batch() for _ in range(6)]
    optimizer = torch.optim.AdamW(model.parameters(), lr=args.rate, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    start, updates, recent, saved = time.time(), 0, 0.0, time.time()
    while (spent := (time.time() - start) / 60 / args.minutes) < 1:
        for group in optimizer.param_groups:
            group["lr"] = min(1, (updates + 1) / 60) * (args.final_rate + (args.rate - args.final_rate) * (0.5 + 0.5 * math.cos(math.pi * spent)))
        loss = flow_loss(model, data.batch(), 0.12)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        average.update(model)
        updates += 1
        recent += (loss.item() - recent) / min(updates, 50)
        if time.time() - saved > 90:
            saved = time.time()
            with torch.no_grad():
                error = sum(flow_loss(average.model, b, 0, torch.Generator().manual_seed(i)).item() for i, b in enumerate(validation)) / len(validation)
            save_denoiser(average.model, path)
            print(f"{saved - start:.0f}s update {updates} loss {recent:.4f} validation {error:.4f}", flush=True)
    save_denoiser(average.model, path)
    print("done", updates, flush=True)


if __name__ == "__main__":
    main()
