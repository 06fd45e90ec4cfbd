"""Stage 3: train the motion decoder's mattes on the frozen image encoder's features.

usage: train_motion_decoder.py --photos DIR --runs DIR [--minutes 9] [--tiny]
Reads RUNS/image_encoder[.tiny].final.pt, writes RUNS/motion_decoder[.tiny].pt. The fields themselves need no training:
they are the denormalised latent, extended and enlarged.
"""
from __future__ import annotations

import argparse
import math
import time
from pathlib import Path

import torch
import torch.nn.functional as F

from checkpoints import Average, save_atomically
from image_encoder import ImageEncoder, load_image_encoder
from image_features import features_of, see_twice
from matte_samples import MatteLoader
from motion_decoder import MATTES, TINY, DecoderConfig, MotionDecoder
from photos import load_photos


@torch.no_grad()
def encode(encoder: ImageEncoder, image: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """image [b,3,H,W] to features [b,48,h,w] and fine [b,16,H/2,W/2], without the background layer's work; in bf16,
    as only the mattes learn."""
    with torch.autocast("cpu", torch.bfloat16):
        found = see_twice(encoder.trunk, image.contiguous(memory_format=torch.channels_last))
    return features_of(found, image), found["fine"]


def gradients(x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    return x[..., 1:] - x[..., :-1], x[..., 1:, :] - x[..., :-1, :]


def matte_loss(logits: torch.Tensor, target: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """Cross entropy, plus L1 of value and gradient, which is what an eye sees at an edge."""
    p = torch.sigmoid(logits)
    edges = sum((a - b).abs().mean() for a, b in zip(gradients(p), gradients(target)))
    value = F.binary_cross_entropy_with_logits(logits, target, reduction="none") + (p - target).abs()
    return (value * weight).mean() + 2 * edges


@torch.no_grad()
def measure(decoder: MotionDecoder, encoder: ImageEncoder, batches) -> str:
    """Mean absolute error a matte on held-out samples; and of all mattes near thin structures."""
    errors, thin, pixels = torch.zeros(len(MATTES)), 0.0, 0.0
    for image, hints, mattes, near_thin in batches:
        features, fine = encode(encoder, image)
        error = (torch.sigmoid(decoder.mattes(hints, features, fine, image)) - mattes).abs()
        errors += error.mean((0, 2, 3))
        near = (near_thin > 0).float()
        thin, pixels = thin + float((error.amax(1, keepdim=True) * near).sum()), pixels + float(near.sum())
    figures = " ".join(f"{name} {e:.4f}" for name, e in zip(MATTES, errors / len(batches)))
    return f"{figures} near thin things {thin / max(pixels, 1):.4f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", required=True)
    parser.add_argument("--runs", required=True, type=Path)
    parser.add_argument("--minutes", type=float, default=9)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--learning-rate", type=float, default=3e-3)
    parser.add_argument("--thin-weight", type=float, default=0.0,
                        help="how much more thin structures count; 5 took 5 %% off their error and put 15 %% on all else")
    parser.add_argument("--tiny", action="store_true")
    parser.add_argument("--restart", action="store_true", help="begin from the decoder that is there")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(0)
    suffix = ".tiny" if args.tiny else ""
    encoder = load_image_encoder(str(args.runs / f"image_encoder{suffix}.final.pt"))
    decoder = MotionDecoder(TINY if args.tiny else DecoderConfig())
    saved = args.runs / f"motion_decoder{suffix}.pt"
    if args.restart and saved.exists():
        decoder.load_state_dict(torch.load(saved, weights_only=True)["model"])
    average = Average(decoder, 0.98)
    optimiser = torch.optim.AdamW(decoder.parameters(), args.learning_rate, weight_decay=1e-4)
    loader = MatteLoader(load_photos(args.photos, held_out=False), 3, (4, 224, 224))
    validation = MatteLoader(load_photos(args.photos, held_out=True), 4, (8, 256, 256))
    held_out = [validation.next() for _ in range(3)]
    print(f"prior alone, held-out L1: {measure(decoder, encoder, held_out)}", flush=True)
    start, iteration, running, report = time.time(), 0, 0.0, 60.0
    save = lambda: save_atomically({"config": decoder.config.as_dict(), "model": average.model.state_dict()},
                                   str(saved))
    while (seconds := time.time() - start) < args.minutes * 60:
        optimiser.param_groups[0]["lr"] = args.learning_rate * min(1, (iteration + 1) / 50) * (0.01 + 0.99 * 0.5 * (
            1 + math.cos(math.pi * seconds / (args.minutes * 60))))
        image, hints, mattes, thin = loader.next()
        features, fine = encode(encoder, image)
        loss = matte_loss(decoder.mattes(hints, features, fine, image), mattes, 1 + args.thin_weight * thin)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(decoder.parameters(), 1.0)
        optimiser.step()
        average.update(decoder)
        iteration, running = iteration + 1, running + (loss.item() - running) / min(iteration + 1, 50)
        if seconds > report:
            report = seconds + 120
            print(f"{seconds:.0f}s it {iteration} loss {running:.3f} held-out L1: {measure(average.model, encoder, held_out)}", flush=True)
            save()
    save()
    print(f"final it {iteration} held-out L1: {measure(average.model, encoder, held_out)}")


if __name__ == "__main__":
    main()
