"""Blocks of the denoiser, written so that they export to operators that ONNX Runtime Web runs on the GPU."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional as F

from onnx_friendly import normalise_groups, reshape, reshape_like
from text_encoder import TEXT_DIM


def group_norm(channels: int) -> nn.GroupNorm:
    return nn.GroupNorm(min(8, channels // 4), channels)


def film(both: torch.Tensor, channels: int) -> tuple[torch.Tensor, torch.Tensor]:
    """[B,2C] -> scale and shift [B,C,1,1]"""
    return reshape(both[:, :channels], 0, -1, 1, 1), reshape(both[:, channels:], 0, -1, 1, 1)


class ResBlock(nn.Module):
    """norm, SiLU, conv, norm with FiLM from the condition, SiLU, conv, skip."""

    def __init__(self, inputs: int, outputs: int, embedding: int):
        super().__init__()
        self.outputs = outputs
        self.norm1, self.norm2 = group_norm(inputs), group_norm(outputs)
        self.conv1 = nn.Conv2d(inputs, outputs, 3, padding=1)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, padding=1)
        self.film = nn.Linear(embedding, 2 * outputs)
        self.skip = nn.Conv2d(inputs, outputs, 1) if inputs != outputs else nn.Identity()
        nn.init.zeros_(self.film.weight)
        nn.init.zeros_(self.film.bias)

    def forward(self, x: torch.Tensor, condition: torch.Tensor) -> torch.Tensor:
        scale, shift = film(self.film(condition), self.outputs)
        y = self.conv1(F.silu(normalise_groups(x, self.norm1)))
        y = normalise_groups(y, self.norm2) * (1 + scale) + shift
        return self.skip(x) + self.conv2(F.silu(y))


class SelfAttention(nn.Module):
    """Attention over all places of the lowest level, h/4 x w/4 of the latent."""

    def __init__(self, channels: int, heads: int):
        super().__init__()
        self.heads, self.per_head = heads, channels // heads
        self.norm = group_norm(channels)
        self.q, self.k, self.v, self.out = (nn.Conv2d(channels, channels, 1) for _ in range(4))
        nn.init.zeros_(self.out.weight)

    def _split(self, x: torch.Tensor) -> torch.Tensor:
        return reshape(x, 0, self.heads, self.per_head, -1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = normalise_groups(x, self.norm)
        q, k, v = self._split(self.q(y)), self._split(self.k(y)), self._split(self.v(y))
        weights = (q.transpose(2, 3) @ k * self.per_head**-0.5).softmax(-1)
        return x + self.out(reshape_like(v @ weights.transpose(2, 3), y))


class CrossAttention(nn.Module):
    """Every place asks the eight text tokens [B,8,128]."""

    def __init__(self, channels: int, heads: int):
        super().__init__()
        self.heads, self.per_head = heads, channels // heads
        self.norm = group_norm(channels)
        self.q, self.out = nn.Conv2d(channels, channels, 1), nn.Conv2d(channels, channels, 1)
        self.k, self.v = nn.Linear(TEXT_DIM, channels), nn.Linear(TEXT_DIM, channels)

    def _tokens(self, x: torch.Tensor) -> torch.Tensor:
        return reshape(x, 0, 0, self.heads, -1).transpose(1, 2)

    def forward(self, x: torch.Tensor, text: torch.Tensor) -> torch.Tensor:
        y = normalise_groups(x, self.norm)
        q = reshape(self.q(y), 0, self.heads, self.per_head, -1)
        k, v = self._tokens(self.k(text)), self._tokens(self.v(text))
        weights = (k @ q * self.per_head**-0.5).softmax(2)
        return x + self.out(reshape_like(v.transpose(2, 3) @ weights, y))
