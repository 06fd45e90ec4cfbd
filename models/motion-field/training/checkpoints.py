"""Checkpoints that are never half written, and exponential moving averages of weights."""

from __future__ import annotations

import copy
import os

import torch
from torch import nn


def save_atomically(content: dict, path: str) -> None:
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    torch.save(content, path + ".part")
    os.replace(path + ".part", path)


class Average:
    """Exponential moving average of a module's parameters, with a warm-up so that short runs are not held back."""

    def __init__(self, model: nn.Module, decay: float = 0.999):
        self.model, self.decay, self.updates = copy.deepcopy(model).eval().requires_grad_(False), decay, 0

    @torch.no_grad()
    def update(self, model: nn.Module) -> None:
        self.updates += 1
        decay = min(self.decay, (1 + self.updates) / (10 + self.updates))
        mine, theirs = list(self.model.parameters()), list(model.parameters())
        torch._foreach_lerp_(mine, [p.detach() for p in theirs], 1 - decay)
