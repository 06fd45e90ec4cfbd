"""Stage 1: train the image encoder's trunk (classes, disparity, features) on the pseudo-labelled photos.

usage: train_image_encoder.py --photos DIR --runs DIR [--minutes 50] [--tiny] [--resume]
Reads RUNS/backbone.pt and writes RUNS/image_encoder[.tiny].pt every few minutes. The schedule follows the clock, so a
busy machine trains less but still ends on time. Smaller crops come first: they are cheap, and most is learned coarsely.
The backbone's early layers stay as published, its later ones learn slowly, the rest begins at nothing and learns fast.
The trunk runs in bf16 (twice as fast where the processor has it), the losses and the weights are f32.
"""
from __future__ import annotations

import argparse
import copy
import math
import time
from pathlib import Path

import torch

from batch_loader import BatchLoader
from checkpoints import save_atomically
from encoder_losses import losses
from evaluate_encoder import evaluate
from image_encoder import TINY, EncoderConfig, ImageEncoder, Trunk
from photos import load_photos

PIXELS = 400_000
"""About as many a batch, whatever its crops' size."""
BACKBONE_RATE = 0.15
"""The backbone's share of the learning rate."""


ASPECTS = (1.0, 1.33, 1.5)
"""Few, so that the shapes of all batches are few too: each costs oneDNN a set of kernels."""


def batch_shape_at(progress: float, rng) -> tuple[int, int, int]:
    """(count, height, width) of the next batch. At the end sizes mix up to those the encoder is used at: where the
    picture ends, and so how high a place lies, looks different to it at every size."""
    sides = [128, 192, 256] if progress < 0.5 else [192, 256, 384] if progress < 0.8 else [128, 256, 384, 512]
    side, aspect = int(rng.choice(sides)), float(rng.choice(ASPECTS)) ** 0.5
    wide, tall = round(side * aspect / 32) * 32, round(side / aspect / 32) * 32
    return (round(PIXELS / side ** 2), tall, wide) if rng.random() < 0.7 else (round(PIXELS / side ** 2), wide, tall)


def make_optimiser(trunk: Trunk, backbone_rate: float) -> torch.optim.Optimizer:
    """AdamW; biases and normalisation do not decay. ``share`` is a group's part of the schedule's learning rate."""
    early = set(trunk.backbone.early_parameters()) if backbone_rate < 1 else set()
    for parameter in early:
        parameter.requires_grad_(False)
    later = set(trunk.backbone.parameters()) - early
    groups = []
    for parameters, share in ([p for p in trunk.parameters() if p in later], backbone_rate), (
            [p for p in trunk.parameters() if p not in later and p not in early], 1.0):
        groups.append({"params": [p for p in parameters if p.ndim > 1], "weight_decay": 0.05, "share": share})
        groups.append({"params": [p for p in parameters if p.ndim <= 1], "weight_decay": 0.0, "share": share})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


@torch.no_grad()
def update_average(ema: torch.nn.Module, model: torch.nn.Module, decay: float) -> None:
    pairs = [(a, b) for a, b in zip(ema.state_dict().values(), model.state_dict().values()) if a.dtype.is_floating_point]
    torch._foreach_lerp_([a for a, _ in pairs], [b for _, b in pairs], 1 - decay)


OWN_WORD_FROM = 0.5
"""Share of the schedule from which on the averaged network's word is worth being heard beside the labels."""


class Run:
    """A training run: the network, its average, its optimiser, and the schedule, which follows the clock."""

    def __init__(self, args: argparse.Namespace):
        self.path = args.runs / ("image_encoder.tiny.pt" if args.tiny else "image_encoder.pt")
        self.rate, self.budget = args.learning_rate, args.minutes * 60
        self.model = ImageEncoder(TINY if args.tiny else EncoderConfig()).to(memory_format=torch.channels_last)
        if not args.tiny:
            self.model.trunk.backbone.load_state_dict(torch.load(args.runs / "backbone.pt", weights_only=True))
        self.trunk, self.ema = self.model.trunk, copy.deepcopy(self.model).eval()
        self.optimiser = make_optimiser(self.trunk, 1.0 if args.tiny else BACKBONE_RATE)
        self.iteration, self.seen, self.running, earlier = 0, 0, 0.0, 0.0
        if (args.resume or args.restart) and self.path.exists():
            saved = torch.load(self.path, weights_only=True)
            self.model.load_state_dict(saved["model"]), self.ema.load_state_dict(saved["ema"])
            self.optimiser.load_state_dict(saved["optimiser"])
            self.iteration, earlier = saved["iteration"], 0.0 if args.restart else saved["seconds"]
        self.start = time.time() - earlier

    @property
    def seconds(self) -> float:
        return time.time() - self.start

    @property
    def progress(self) -> float:
        return min(1.0, self.seconds / self.budget)

    def step(self, batch: dict[str, torch.Tensor]) -> None:
        cosine = 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * self.progress))
        for group in self.optimiser.param_groups:
            group["lr"] = group["share"] * self.rate * min(1, (self.iteration + 1) / 100) * cosine
        with torch.autocast("cpu", torch.bfloat16):
            raw = self.trunk(batch["rgb"])
            own = self.own_word(batch["rgb"]) if self.progress > OWN_WORD_FROM else None
        loss = losses(raw, self.trunk, batch, own)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.trunk.parameters(), 2.0)
        self.optimiser.step()
        self.iteration, self.seen = self.iteration + 1, self.seen + len(batch["rgb"])
        update_average(self.ema, self.model, min(0.998, self.iteration / (self.iteration + 20)))
        self.running += 0.02 * (loss.item() - self.running) if self.running else loss.item()

    @torch.no_grad()
    def own_word(self, image: torch.Tensor) -> torch.Tensor:
        """Class probabilities of the averaged network."""
        return self.ema.trunk(image)["logits"].float().softmax(1)

    def save(self) -> None:
        save_atomically({"config": self.model.config.as_dict(), "model": self.model.state_dict(),
                         "ema": self.ema.state_dict(), "optimiser": self.optimiser.state_dict(),
                         "seconds": self.seconds, "iteration": self.iteration}, str(self.path))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", required=True)
    parser.add_argument("--runs", required=True, type=Path)
    parser.add_argument("--minutes", type=float, default=50)
    parser.add_argument("--learning-rate", type=float, default=1.3e-3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--tiny", action="store_true")
    parser.add_argument("--resume", action="store_true", help="go on with an interrupted schedule")
    parser.add_argument("--restart", action="store_true", help="keep the weights, begin a new schedule of --minutes")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(0)
    run = Run(args)
    loader = BatchLoader(load_photos(args.photos, held_out=False), run.iteration + 1,  # a resumed run draws new samples
                         lambda rng: batch_shape_at(run.progress, rng))
    validation = load_photos(args.photos, held_out=True)
    print(f"parameters {sum(p.numel() for p in run.model.parameters()) / 1e6:.2f} M", flush=True)
    next_report, next_save = run.seconds + 60, run.seconds + 120
    while run.progress < 1:
        run.step(loader.next())
        if run.seconds > next_report:
            next_report = run.seconds + 240
            figures = evaluate(run.ema, validation[::3], 256).line()
            print(f"{run.seconds:.0f}s it {run.iteration} seen {run.seen} loss {run.running:.3f} {figures}", flush=True)
        if run.seconds > next_save:
            next_save = run.seconds + 120
            run.save()
    run.save()
    for size in (256, 384, 512):
        print(f"final {size}px {evaluate(run.ema, validation, size).line()}", flush=True)


if __name__ == "__main__":
    main()
