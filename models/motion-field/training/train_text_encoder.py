"""Trains the text encoder alone, on captions of the grammar: camera path, intent and the region tokens' slots.

    python train_text_encoder.py --runs RUNS [--tiny] [--minutes 5]
"""

from __future__ import annotations

import argparse
import math
import os
import time

import numpy as np
import torch
from torch.nn import functional as F

from captions import Grammar
from checkpoints import Average
from text_encoder import TextConfig, TextEncoder, load_text_encoder, save_text_encoder
from tokenizer import split_words, tokenize_batch
from wishes import Wish


def to_batch(wishes: list[Wish]) -> dict[str, torch.Tensor]:
    arrays = {"tokens": tokenize_batch([w.caption for w in wishes]), "camera": np.stack([w.camera_vector() for w in wishes]),
              "intent": np.stack([w.intent() for w in wishes]), "slots": np.stack([w.slots() for w in wishes])}
    return {name: torch.from_numpy(array) for name, array in arrays.items()}


def batches(grammar: Grammar, size: int):
    """Endless batches of prompts of like length, each trimmed to its longest prompt."""
    while True:
        wishes = sorted((grammar.sample() for _ in range(8 * size)), key=lambda w: len(split_words(w.caption)))
        groups = [wishes[i : i + size] for i in range(0, len(wishes), size)]
        for group in grammar.random.sample(groups, len(groups)):
            batch = to_batch(group)
            batch["tokens"] = batch["tokens"][:, : max(1, len(split_words(group[-1].caption)))]
            yield batch


def masked(error: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Mean over where the mask is, so that what is seldom asked is not drowned by what is not asked."""
    mask = mask.expand_as(error)
    return (error * mask).sum() / mask.sum().clamp(min=1)


def loss_of(model: TextEncoder, batch: dict[str, torch.Tensor]) -> torch.Tensor:
    slots, camera_raw, intent_raw = model.heads(model.pooled(batch["tokens"]))
    intent, target, wanted = model.squash_intent(intent_raw), batch["slots"], batch["intent"]
    moves, directed = target[..., :1], target[..., 3:4]
    asked = (batch["camera"][:, :7] != 0).float()
    bce = F.binary_cross_entropy_with_logits
    loss = bce(intent_raw[:, :10], wanted[:, :10]) + 2 * bce(slots[..., :1], moves)
    loss = loss + 4 * bce(camera_raw[:, :7], asked) + masked((camera_raw[:, 7:14].tanh() * 1.25 - batch["camera"][:, :7]).square(), asked)
    moving_camera = asked.amax(1, keepdim=True)
    loss = loss + 4 * masked((camera_raw[:, 14:].sigmoid() - batch["camera"][:, 7:]).square(), moving_camera)
    loss = loss + masked((intent[:, 10:12] - wanted[:, 10:12]).square(), wanted[:, 9:10]) + 2 * F.mse_loss(intent[:, 12:14], wanted[:, 12:14])
    loss = loss + masked(bce(slots[..., 3:4], directed, reduction="none"), moves)
    loss = loss + masked((slots[..., 1:3] - target[..., 1:3]).square(), directed * moves)
    return loss + 8 * masked((slots[..., 4:7] - target[..., 4:7]).square(), moves)


@torch.no_grad()
def accuracy(model: TextEncoder, batch: dict[str, torch.Tensor]) -> dict[str, float]:
    """Share of captions read right. regions: all eight; direction: cosine > 0.9 where one is given; speed: nearest of
    slow, normal, fast over the moving regions; camera: all axes within 0.3."""
    slots, camera_raw, _ = model.heads(model.pooled(batch["tokens"]))
    target = batch["slots"]
    moves, directed = target[..., 0] > 0.5, target[..., 3] > 0.5
    cosine = F.cosine_similarity(slots[..., 1:3], target[..., 1:3], dim=-1)
    classes = torch.tensor([0.2, 0.5, 0.85])
    nearest = lambda x: (x.unsqueeze(-1) - classes).abs().argmin(-1)
    camera_error = (model.squash_camera(camera_raw)[:, :7] - batch["camera"][:, :7]).abs().amax(1)
    return {
        "regions": ((slots[..., 0] > 0) == moves).all(1).float().mean().item(),
        "direction": (cosine[moves & directed] > 0.9).float().mean().item(),
        "speed": (nearest(slots[..., 4]) == nearest(target[..., 4]))[moves].float().mean().item(),
        "camera": (camera_error < 0.3).float().mean().item(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", required=True)
    parser.add_argument("--tiny", action="store_true")
    parser.add_argument("--resume", action="store_true", help="go on from the unfinished checkpoint in RUNS")
    parser.add_argument("--rate", type=float, help="peak learning rate")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(1)
    kind = "tiny" if args.tiny else "final"
    final, unfinished = os.path.join(args.runs, f"text_encoder.{kind}.pt"), os.path.join(args.runs, f"text_encoder.{kind}.unfinished.pt")
    model = TextEncoder(TextConfig.tiny() if args.tiny else TextConfig())
    if args.resume:
        model = load_text_encoder(unfinished).train()
    average = Average(model, 0.998)
    # A row of the n-gram table sees few captions: it learns faster than the rest.
    rest = [p for p in model.parameters() if p is not model.embedding.weight]
    optimizer = torch.optim.AdamW([{"params": rest, "rise": 1.0}, {"params": [model.embedding.weight], "rise": 4.0, "weight_decay": 0.0}], weight_decay=0.01, betas=(0.9, 0.98))
    peak = args.rate or (4e-3 if args.tiny else 2e-3)
    stream = batches(Grammar(int(time.time())), args.batch)
    phrases = Grammar(2, held_out=True)
    held_out = to_batch([phrases.sample() for _ in range(1500)])
    start, updates = time.time(), 0
    while (spent := (time.time() - start) / 60 / args.minutes) < 1:
        for group in optimizer.param_groups:
            group["lr"] = group["rise"] * peak * min(1, (updates + 1) / 100) * (0.5 + 0.5 * math.cos(math.pi * spent))
        loss = loss_of(model, next(stream))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        average.update(model)
        updates += 1
        if updates % 100 == 0:
            scores = " ".join(f"{k} {v:.3f}" for k, v in accuracy(average.model, held_out).items())
            save_text_encoder(average.model, unfinished)
            print(f"{time.time() - start:.0f}s update {updates} loss {loss.item():.3f} held out: {scores}", flush=True)
    scores = accuracy(average.model, held_out)
    save_text_encoder(average.model, final, accuracy=scores)
    print("held-out phrasings:", scores)


if __name__ == "__main__":
    main()
