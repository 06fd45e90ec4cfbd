"""Stage 1: train the image encoder's trunk (classes, disparity, features) from scratch on the pseudo-labelled photos.

usage: train_image_encoder.py --photos DIR --runs DIR [--minutes 38] [--tiny] [--resume]
Writes RUNS/image_encoder[.tiny].pt every few minutes. The schedule follows the clock, so a busy machine trains less
but still ends on time. Small crops come first: they are cheap, and most of what is to be learned is coarse.
"""
from __future__ import annotations

import argparse
import copy
import math
import time
from pathlib import Path

import torch
import torch.nn.functional as F

from evaluate_encoder import evaluate
from image_encoder import CLASSES, TINY, EncoderConfig, ImageEncoder
from photos import MAIN_CLASSES, BatchLoader, load_photos

CLASS_WEIGHTS = torch.tensor([0.8, 1.1, 1.5, 1.5, 1.5, 1.3, 1.3, 0.9, 0.8, 0.8, 1.0, 0.8])


def batch_shape_at(progress: float, rng) -> tuple[int, int, int]:
    """(count, height, width) of the next batch: 128 px, then 192, then 256, with varying aspect."""
    side, count = (128, 8) if progress < 0.7 else (192, 6) if progress < 0.95 else (256, 4)
    wide = round(side * math.exp(rng.uniform(-0.05, 0.3)) / 32) * 32
    tall = max(96, round(side * side / wide / 32) * 32)
    return (count, tall, wide) if rng.random() < 0.7 else (count, wide, tall)


def dice_loss(logits: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """Soft overlap of the main classes over the batch (Milletari et al. 2016): the share that IoU looks at."""
    p = torch.softmax(logits, 1)[:, MAIN_CLASSES]
    t = torch.stack([target == k for k in MAIN_CLASSES], 1).float()
    inter, total = (p * t).sum((0, 2, 3)), (p + t).sum((0, 2, 3))
    present = t.sum((0, 2, 3)) > 50
    return ((1 - 2 * inter / (total + 1)) * present).sum() / present.sum().clamp(min=1)


def disparity_loss(d: torch.Tensor, target: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """L1 of the value and of its gradients at two scales (after Li & Snavely, MegaDepth, 2018)."""
    norm = weight.mean().clamp(min=0.05)
    loss = ((d - target).abs() * weight).mean() / norm
    e = (d - target) * weight
    for step in (1, 4):
        loss = loss + ((e[..., step:] - e[..., :-step]).abs().mean() + (e[:, step:] - e[:, :-step]).abs().mean()) / norm
    return loss


def losses(raw: dict[str, torch.Tensor], trunk, batch: dict[str, torch.Tensor]) -> torch.Tensor:
    target = batch["classes"]
    entropy = F.cross_entropy(raw["logits"], target, CLASS_WEIGHTS, label_smoothing=0.03)
    loss = entropy + 0.4 * dice_loss(raw["logits"], target)
    loss = loss + 2 * disparity_loss(raw["disparity"][:, 0], batch["disparity"], batch["disparity_weight"])
    thin = F.binary_cross_entropy_with_logits(trunk.thin_head(raw["fine"])[:, 0], batch["thin"].clamp(0, 1))
    aux = trunk.learned_head(raw["learned"])
    aux_loss = F.cross_entropy(aux[:, :CLASSES], target[:, 2::4, 2::4], CLASS_WEIGHTS, label_smoothing=0.03)
    aux_disp = ((torch.sigmoid(aux[:, CLASSES]) - batch["disparity"][:, 2::4, 2::4]).abs()
                * batch["disparity_weight"][:, 2::4, 2::4]).mean()
    return loss + 0.5 * thin + 0.3 * aux_loss + 0.5 * aux_disp


@torch.no_grad()
def update_average(ema: torch.nn.Module, model: torch.nn.Module, decay: float) -> None:
    pairs = [(a, b) for a, b in zip(ema.state_dict().values(), model.state_dict().values()) if a.dtype.is_floating_point]
    torch._foreach_lerp_([a for a, _ in pairs], [b for _, b in pairs], 1 - decay)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", required=True)
    parser.add_argument("--runs", required=True)
    parser.add_argument("--minutes", type=float, default=38)
    parser.add_argument("--learning-rate", type=float, default=2e-3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--tiny", action="store_true")
    parser.add_argument("--resume", action="store_true", help="go on with an interrupted schedule")
    parser.add_argument("--restart", action="store_true", help="keep the weights, begin a new schedule of --minutes")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(0)
    path = Path(args.runs) / ("image_encoder.tiny.pt" if args.tiny else "image_encoder.pt")

    model = ImageEncoder(TINY if args.tiny else EncoderConfig()).to(memory_format=torch.channels_last)
    decay_params = [p for p in model.trunk.parameters() if p.ndim > 1]
    other_params = [p for p in model.trunk.parameters() if p.ndim <= 1]
    optimiser = torch.optim.AdamW([{"params": decay_params, "weight_decay": 0.03}, {"params": other_params, "weight_decay": 0}],
                                  lr=args.learning_rate, betas=(0.9, 0.98), fused=True)
    ema = copy.deepcopy(model)
    elapsed_before, iteration = 0.0, 0
    if (args.resume or args.restart) and path.exists():
        saved = torch.load(path, weights_only=True)
        model.load_state_dict(saved["model"]), ema.load_state_dict(saved["ema"])
        optimiser.load_state_dict(saved["optimiser"])
        for group in optimiser.param_groups:
            group["fused"] = True
        elapsed_before, iteration = 0.0 if args.restart else saved["seconds"], saved["iteration"]

    budget, start = args.minutes * 60, time.time()
    seconds = lambda: elapsed_before + time.time() - start
    progress = lambda: min(1.0, seconds() / budget)
    loader = BatchLoader(load_photos(args.photos, held_out=False), iteration + 1,  # a resumed run draws new samples
                         lambda rng: batch_shape_at(progress(), rng))
    validation = load_photos(args.photos, held_out=True)
    print(f"parameters {sum(p.numel() for p in model.parameters()) / 1e6:.2f} M", flush=True)

    def save() -> None:
        torch.save({"config": model.config.as_dict(), "model": model.state_dict(), "ema": ema.state_dict(),
                    "optimiser": optimiser.state_dict(), "seconds": seconds(), "iteration": iteration},
                   path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    next_report, next_save, seen, running = seconds() + 360, seconds() + 120, 0, 0.0
    while progress() < 1:
        rate = args.learning_rate * min(1, (iteration + 1) / 100) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * progress())))
        for group in optimiser.param_groups:
            group["lr"] = rate
        batch = loader.next()
        loss = losses(model.trunk(batch["rgb"]), model.trunk, batch)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.trunk.parameters(), 2.0)
        optimiser.step()
        iteration, seen = iteration + 1, seen + len(batch["rgb"])
        update_average(ema, model, min(0.996, iteration / (iteration + 20)))
        running += 0.02 * (loss.item() - running) if running else loss.item()
        if seconds() > next_report:
            next_report = seconds() + 360
            figures = evaluate(ema.eval(), validation[::3], 256)
            print(f"{seconds():.0f}s it {iteration} seen {seen} loss {running:.3f} {figures.line()}", flush=True)
        if seconds() > next_save:
            next_save = seconds() + 120
            save()
    save()
    for size in (256, 384, 512):
        print(f"final {size}px {evaluate(ema.eval(), validation, size).line()}", flush=True)


if __name__ == "__main__":
    main()
