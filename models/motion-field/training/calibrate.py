"""Brings the student's amplitudes back to the simulator's.

A network short of training says the mean of what could be, which is smaller than any of it; square-rooted latents
make that worse once they are squared. So every group of output channels gets one factor, such that over training photos the
few-step samples are as large as the simulated motion, within bounds. The factors go into the last convolution.
"""

from __future__ import annotations

import argparse
import os

import torch

from denoiser import Denoiser, load_denoiser, save_denoiser
from latent import DRIFT, RIPPLE_AMPLITUDE, RIPPLE_DIRECTION, RIPPLE_WAVELENGTH, SWAY
from motion_data import MotionData
from motion_photos import TRAINING_CROPS, MotionPhotos
from sampling import sample_student
from train_denoiser import load_features

# Channels that share a factor, and the largest it may be.
GROUPS = [(DRIFT, 1.5), (slice(RIPPLE_AMPLITUDE, RIPPLE_WAVELENGTH), 1.3), (slice(RIPPLE_WAVELENGTH, RIPPLE_DIRECTION.start), 1.2),
          (RIPPLE_DIRECTION, 1.3), *[(slice(SWAY.start + 4 * k, SWAY.start + 4 * k + 4), 1.6) for k in range(4)]]  # fmt: skip


@torch.no_grad()
def calibrate(student: Denoiser, data: MotionData, steps: int, batches: int = 10, rounds: int = 5) -> list[float]:
    """Scales the last convolution in place; returns the factors by group. A factor acts at every step and so
    compounds: it is approached by halves."""
    samples = []
    for _ in range(batches):
        batch = data.batch("small")
        batch.controls[:, 0] = 3
        samples.append((torch.randn(batch.latent.shape, generator=data.generator), batch))
    gains = [1.0] * len(GROUPS)
    for _ in range(rounds):
        ours = [sample_student(student, noise, *batch.conditions(), steps=steps) for noise, batch in samples]
        for i, (channels, most) in enumerate(GROUPS):
            size = lambda parts: sum(p[:, channels].square().sum() for p in parts).sqrt()
            ratio = (size([b.latent for _, b in samples]) / size(ours).clamp(min=1e-6)).item() ** 0.5
            ratio = min(max(ratio, 1 / most / gains[i]), most / gains[i])
            gains[i] *= ratio
            student.out.weight[channels] *= ratio
            student.out.bias[channels] *= ratio
    return gains


def main() -> None:
    """Calibrates RUNS/denoiser_student.final.pt anew."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--photos", required=True)
    parser.add_argument("--runs", required=True)
    parser.add_argument("--encoder")
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(6)
    path = os.path.join(args.runs, "denoiser_student.final.pt")
    student = load_denoiser(path)
    photos = MotionPhotos(args.photos, False, 0, TRAINING_CROPS)
    load_features(photos, args.encoder, os.path.join(args.runs, "features.train.pt"))
    print("gains", [round(g, 2) for g in calibrate(student, MotionData(photos, 98, {"small": 1.0}), 4)])
    save_denoiser(student, path)


if __name__ == "__main__":
    main()
