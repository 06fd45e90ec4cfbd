"""The background layer: what lies behind the foreground, so that a moving camera meets no hole.

The foreground is the near side of disparity steps (a moving minimum, at 1/8) united with people, animals and vehicles.
It is filled from its surroundings by pull-push (Gortler et al., The Lumigraph, 1996) and mended by a small network.
All of it is made of pools, resizes and convolutions, so it exports as it stands.
"""
from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import nn

PERSON, ANIMAL, VEHICLE = 5, 6, 10
FLAT = [1, 2, 4, 7]
"""sky, water, grass, ground: surfaces, never foreground, however steep their disparity."""
STEP_START, STEP_WIDTH = 0.12, 0.08
HALF_SIZE_LEVELS = 4
OWN_SHARE = 2e-4
"""How much the hidden pixels' own colours count, so that a close portrait, all foreground, is not filled with black."""


def upsample2(x: torch.Tensor) -> torch.Tensor:
    return F.interpolate(x, scale_factor=2.0, mode="bilinear", align_corners=False)


def foreground_mask(classes: torch.Tensor, disparity: torch.Tensor) -> torch.Tensor:
    """classes [b,12,H/2,W/2] and disparity [b,1,H/2,W/2] to a mask [b,1,H/2,W/2], 1 where something is in front."""
    probs, d = F.avg_pool2d(classes, 4), F.avg_pool2d(disparity, 4)
    farthest = -F.max_pool2d(-d, 7, 1, 3)
    step = ((d - farthest - STEP_START) / STEP_WIDTH).clamp(0, 1)
    flat = probs[:, FLAT[0]:FLAT[0] + 1]
    for k in FLAT[1:]:
        flat = flat + probs[:, k:k + 1]
    body = probs[:, PERSON:PERSON + 1] + probs[:, ANIMAL:ANIMAL + 1] + probs[:, VEHICLE:VEHICLE + 1]
    mask = torch.maximum(step * (1 - flat), ((body - 0.3) * 4).clamp(0, 1))
    mask = F.max_pool2d(mask, 5, 1, 2)
    return upsample2(upsample2(mask)).clamp(0, 1)


def pull_push(image: torch.Tensor, known: torch.Tensor, depth: int = HALF_SIZE_LEVELS) -> torch.Tensor:
    """Fill image [b,c,H,W], sides multiples of 2^depth, where known [b,1,..] is 0 from where it is 1, smoothly over every distance."""
    levels = [(image * known, known)]
    for _ in range(depth):
        levels.append(tuple(F.avg_pool2d(x, 2) for x in levels[-1]))
    value, weight = levels[-1]
    for _ in range(3):  # at the coarsest: widen, then fall back on the mean of all that is known
        value = value + 0.1 * F.avg_pool2d(value, 5, 1, 2, count_include_pad=True)
        weight = weight + 0.1 * F.avg_pool2d(weight, 5, 1, 2, count_include_pad=True)
    value = value + 1e-3 * value.mean((2, 3), keepdim=True)
    weight = weight + 1e-3 * weight.mean((2, 3), keepdim=True)
    filled = value / weight.clamp(min=1e-4)
    for value, weight in reversed(levels[:-1]):
        trust = (weight * 4).clamp(0, 1)
        filled = trust * value / weight.clamp(min=1e-4) + (1 - trust) * upsample2(filled)
    return filled


def fill_hidden(front: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """front [b,4,H/2,W/2] filled smoothly from around mask [b,1,H/2,W/2]."""
    return pull_push(front, (1 - mask).clamp(min=OWN_SHARE))


class BackgroundLayer(nn.Module):
    """Half-size photo, classes and disparity to background [b,4,H/2,W/2]: the photo where nothing is in front."""

    def __init__(self, width: int):
        super().__init__()
        self.enter = nn.Conv2d(5, width, 3, 2, 1)
        self.middle = nn.ModuleList([nn.Conv2d(width, width, 3, 1, 1) for _ in range(3)])
        self.leave = nn.Conv2d(width, 4, 3, 1, 1)
        nn.init.zeros_(self.leave.weight)
        nn.init.zeros_(self.leave.bias)

    def refine(self, filled: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """filled [b,4,..] and mask [b,1,..] to the mended fill; only masked pixels change."""
        x = F.relu(self.enter(torch.cat([filled, mask], 1)))
        for conv in self.middle:
            x = x + F.relu(conv(x))
        return (filled + upsample2(self.leave(x)) * mask).clamp(0, 1)

    def fill(self, image: torch.Tensor, disparity: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        front = torch.cat([image, disparity], 1)
        filled = self.refine(fill_hidden(front, mask), mask)
        return front + (filled - front) * mask

    def forward(self, image: torch.Tensor, classes: torch.Tensor, disparity: torch.Tensor) -> torch.Tensor:
        return self.fill(image, disparity, foreground_mask(classes, disparity))
