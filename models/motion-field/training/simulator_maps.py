"""What the simulator needs to know of a photo, from class probabilities and disparity at any resolution.

All maps are batched torch tensors. Coordinates are in long sides with the middle of the photo at 0, y down.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch.nn import functional as F

OTHER, SKY, WATER, FOLIAGE, GRASS, PERSON, ANIMAL, GROUND, BUILDING, MOUNTAIN, VEHICLE, INDOOR = range(12)


@dataclass
class Maps:
    """classes [B,12,h,w] probabilities; support [B,12,h,w] the same, extended softly by about a latent cell;
    x, y [1,1,h,w]; height [B,12,h,w] 0 at the foot of a region's column .. 1 at its top;
    top, bottom [B,12,1,1] rows (in y) between which 90 % of the class lies; middle [B,12,1,1] its mean x."""

    classes: torch.Tensor
    support: torch.Tensor
    x: torch.Tensor
    y: torch.Tensor
    height: torch.Tensor
    top: torch.Tensor
    bottom: torch.Tensor
    middle: torch.Tensor

    def nearness(self, region: int) -> torch.Tensor:
        """0 at the far end (top) of a lying region .. 1 at its near end, [B,h,w]"""
        top, bottom = self.top[:, region], self.bottom[:, region]
        return ((self.y[:, 0] - top) / (bottom - top).clamp(min=0.05)).clamp(0, 1)

    def upsampled(self, classes: torch.Tensor, factor: int) -> "Maps":
        """The same photo at `factor` times the resolution, with its finer classes."""
        x, y = coordinates(*classes.shape[-2:])
        grow = lambda z: F.interpolate(z, scale_factor=factor, mode="bilinear", align_corners=False)
        return Maps(classes, extend(classes, factor), x, y, grow(self.height), self.top, self.bottom, self.middle)


def coordinates(h: int, w: int) -> tuple[torch.Tensor, torch.Tensor]:
    long = max(h, w)
    y = (torch.arange(h).float() + 0.5 - h / 2) / long
    x = (torch.arange(w).float() + 0.5 - w / 2) / long
    return x.view(1, 1, 1, w).expand(1, 1, h, w), y.view(1, 1, h, 1).expand(1, 1, h, w)


def _windows(x: torch.Tensor, radius: int, dim: int) -> list[torch.Tensor]:
    """x shifted by -radius .. radius along an axis, zeros coming in. Far faster on a CPU than PyTorch's pools."""
    size = x.shape[dim]
    padded = F.pad(x, (0, 0, radius, radius) if dim == 2 else (radius, radius))
    return [padded.narrow(dim, i, size) for i in range(2 * radius + 1)]


def blur(x: torch.Tensor, radius: int) -> torch.Tensor:
    """Mean over a square window; outside the photo nothing counts."""
    for dim in (2, 3):
        ones = torch.ones_like(x[:1, :1])
        x = sum(_windows(x, radius, dim)) / sum(_windows(ones, radius, dim))
    return x


def widen(x: torch.Tensor, radius: int) -> torch.Tensor:
    """Greatest value over a square window of a map that is never negative."""
    for dim in (2, 3):
        for shifted in _windows(x, radius, dim):
            x = torch.maximum(x, shifted)
    return x


def extend(classes: torch.Tensor, factor: int = 1) -> torch.Tensor:
    """Fields run on a little past a region's edge, so that the mattes cut them where they are still whole."""
    sure = ((classes - 0.25) * 4).clamp(0, 1)
    return blur(widen(sure, factor), factor)


def _run_length(inside: torch.Tensor) -> torch.Tensor:
    """For every place inside, how many in a row are inside from the top down to it, it included; 0 outside."""
    row = torch.arange(1, inside.shape[2] + 1, dtype=inside.dtype)[:, None]
    last_outside = (row * (1 - inside)).cummax(2).values
    return row - last_outside


def column_height(classes: torch.Tensor) -> torch.Tensor:
    """Relative height inside the column of the same class: 0 at its foot, 1 at its top; [B,12,h,w]"""
    inside = (classes > 0.3).float()
    above, below = _run_length(inside), _run_length(inside.flip(2)).flip(2)
    height = (below / (below + above).clamp(min=1)) * inside
    weight = blur(inside, 1)
    return torch.where(inside > 0, height, blur(height, 1) / weight.clamp(min=0.05)) * (weight > 0)


def make_maps(classes: torch.Tensor) -> Maps:
    h, w = classes.shape[-2:]
    x, y = coordinates(h, w)
    rows = classes.mean(3)
    share = rows.cumsum(2) / rows.sum(2, keepdim=True).clamp(min=1e-6)
    level = y[0, 0, :, 0]
    top = level[(share < 0.05).sum(2).clamp(max=h - 1)][..., None, None]
    bottom = level[(share < 0.95).sum(2).clamp(max=h - 1)][..., None, None]
    middle = (classes * x).mean((2, 3), keepdim=True) / classes.mean((2, 3), keepdim=True).clamp(min=1e-6)
    return Maps(classes, extend(classes), x, y, column_height(classes), top, bottom, middle)


def region_shares(classes: torch.Tensor) -> torch.Tensor:
    """[B,8]: how much of the photo each region of text_encoder.REGIONS covers (smoke can be anywhere unlabelled)."""
    share = classes.mean((2, 3))
    picked = [SKY, WATER, FOLIAGE, GRASS, PERSON, ANIMAL, OTHER, SKY]
    return torch.stack([share[:, k] for k in picked], 1)
